using System.Buffers.Binary;
using System.Net;

namespace Keles.Controllers.NodeRanges;

/// <summary>Equal parts of an IPv4 range, each given out once.</summary>
internal sealed class RangePool(string range, int partPrefix)
{
    private readonly uint start = Start(IPNetwork.Parse(range));
    private readonly int count = 1 << (partPrefix - IPNetwork.Parse(range).PrefixLength);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public void Take(string part) => taken.Add(part);

    public void Give(string part) => taken.Remove(part);

    /// <summary>The first free part, taken; null when all are.</summary>
    public string? Next()
    {
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, start + ((uint)i << (32 - partPrefix)));
            var part = $"{new IPAddress(bytes)}/{partPrefix}";
            if (taken.Add(part)) return part;
        }

        return null;
    }

    private static uint Start(IPNetwork network) => BinaryPrimitives.ReadUInt32BigEndian(network.BaseAddress.GetAddressBytes());
}
