using System.Buffers.Binary;
using System.Net;
using Keles.Background;

namespace Keles.ApiServer;

/// <summary>A range of addresses to give out, without those of the network itself and of everybody.</summary>
/// <remarks>The lowest part is left for addresses that people choose: one not asked for comes from above it as long as there is one,
/// so that the two seldom meet. Example: of 10.96.0.0/16 the first 256 are left.</remarks>
internal sealed class AddressRange
{
    private const int LeastChosen = 16;
    private const int MostChosen = 256;
    private const int ChosenPart = 16;

    private readonly UInt128 first;
    private readonly UInt128 last;
    private readonly UInt128 chosen;
    private readonly bool isV6;

    public AddressRange(IPNetwork network)
    {
        Network = network;
        isV6 = AddressFamilies.Of(network.BaseAddress) == AddressFamilies.V6;
        var bits = (isV6 ? 128 : 32) - network.PrefixLength;
        var size = bits >= 128 ? UInt128.MaxValue : UInt128.One << bits;
        first = Number(network.BaseAddress) + 1;
        last = Number(network.BaseAddress) + size - 1 - (isV6 ? UInt128.Zero : UInt128.One);
        chosen = size <= LeastChosen ? 0 : UInt128.Clamp(size / ChosenPart, LeastChosen, MostChosen);
    }

    public IPNetwork Network { get; }

    public string Family => isV6 ? AddressFamilies.V6 : AddressFamilies.V4;

    /// <summary>Whether the address may be given out.</summary>
    public bool Contains(IPAddress address) =>
        AddressFamilies.Of(address) == Family && Number(address) is var number && number >= first && number <= last;

    /// <summary>Every address in the order in which to try them: from a random one above the chosen part, then those of the chosen part.</summary>
    public IEnumerable<IPAddress> Candidates(IRandom random) => last < first ? [] : Round(first + chosen, last, random).Concat(chosen == 0 ? [] : Round(first, first + chosen - 1, random));

    public override string ToString() => Network.ToString();

    private IEnumerable<IPAddress> Round(UInt128 from, UInt128 to, IRandom random)
    {
        if (to < from) yield break;
        var count = to - from + 1;
        var start = count == 0 ? random.NextUInt64() : random.NextUInt64() % count;
        for (UInt128 i = 0; i < count; i++) yield return Address(from + ((start + i) % count));
    }

    private static UInt128 Number(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var written);
        return written == 4 ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private IPAddress Address(UInt128 number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return new IPAddress(isV6 ? bytes : bytes[12..]);
    }
}
