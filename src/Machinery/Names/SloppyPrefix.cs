using System.Globalization;

namespace Keles.Machinery;

/// <summary>An address and a prefix length, read as loosely as <see cref="SloppyAddress"/>.</summary>
internal sealed class SloppyPrefix
{
    private SloppyPrefix(SloppyAddress address, int length, bool hasLeadingZeros)
    {
        Address = address;
        Length = length;
        HasLeadingZeros = hasLeadingZeros;
    }

    public SloppyAddress Address { get; }

    public int Length { get; }

    public bool HasLeadingZeros { get; }

    /// <summary>The address with the bits beyond the prefix cleared.</summary>
    public SloppyAddress Network => Address.Masked(Address.WrittenAsV4 ? Length + 96 : Length);

    public int AddressBits => Address.WrittenAsV4 ? 32 : 128;

    public bool HasBitsBeyond => !Network.Parts.AsSpan().SequenceEqual(Address.Parts);

    public static SloppyPrefix? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || SloppyAddress.Parse(text.AsSpan(0, slash)) is not { } address)
        {
            return null;
        }

        var digits = text.AsSpan(slash + 1);
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9')
            || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length > (address.WrittenAsV4 ? 32 : 128))
        {
            return null;
        }

        return new(address, length, address.HasLeadingZeros || (digits.Length > 1 && digits[0] == '0'));
    }

    /// <summary>The canonical network.</summary>
    public override string ToString() => Write(Network);

    /// <summary>The canonical form that keeps the host bits.</summary>
    public string InterfaceText() => Write(Address);

    private string Write(SloppyAddress address)
    {
        // Upstream shortens the mask of a mapped address together with its text.
        var length = address.IsMapped && Length >= 96 ? Length - 96 : Length;
        return $"{address}/{length}";
    }
}
