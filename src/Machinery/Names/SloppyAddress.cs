using System.Globalization;
using System.Text;

namespace Keles.Machinery;

/// <summary>
/// An IP address read as upstream always has: leading zeros in decimal octets and in hexadecimal groups are let
/// through and remembered, since newer fields refuse them.
/// </summary>
internal sealed class SloppyAddress
{
    private const int Octets = 4;
    private const int Groups = 8;

    private SloppyAddress(ushort[] groups, bool writtenAsV4, bool hasLeadingZeros)
    {
        Parts = groups;
        WrittenAsV4 = writtenAsV4;
        HasLeadingZeros = hasLeadingZeros;
    }

    /// <summary>Eight groups; an IPv4 address sits in the last two after <c>::ffff</c>.</summary>
    public ushort[] Parts { get; }

    public bool WrittenAsV4 { get; }

    /// <summary>Whether a strict reader would refuse it for a superfluous zero.</summary>
    public bool HasLeadingZeros { get; }

    public bool IsV4 => Parts[5] == 0xffff && Parts.AsSpan(0, 5).IndexOfAnyExcept((ushort)0) < 0;

    /// <summary><c>::ffff:1.2.3.4</c>.</summary>
    public bool IsMapped => IsV4 && !WrittenAsV4;

    public static SloppyAddress? Parse(ReadOnlySpan<char> text)
    {
        var zeros = false;
        var groups = new ushort[Groups];
        if (!text.Contains(':'))
        {
            groups[5] = 0xffff;
            return TryOctets(text, groups.AsSpan(6), ref zeros) ? new(groups, true, zeros) : null;
        }

        return TryGroups(text, groups, ref zeros) ? new(groups, false, zeros) : null;
    }

    public SloppyAddress Masked(int bits)
    {
        var groups = new ushort[Groups];
        for (var i = 0; i < Groups; i++)
        {
            var kept = Math.Clamp(bits - i * 16, 0, 16);
            groups[i] = (ushort)(Parts[i] & ~(0xffff >> kept));
        }

        return new(groups, WrittenAsV4, false);
    }

    /// <summary>The canonical text; a mapped address is written as the IPv4 address it is.</summary>
    public override string ToString() => IsV4 ? V4Text() : V6Text();

    private string V4Text() => $"{Parts[6] >> 8}.{Parts[6] & 0xff}.{Parts[7] >> 8}.{Parts[7] & 0xff}";

    /// <summary>RFC 5952: lower case, the longest run of two or more zero groups (the first of equals) shortened.</summary>
    public string V6Text()
    {
        var (start, length) = LongestZeros();
        var text = new StringBuilder();
        for (var i = 0; i < Groups; i++)
        {
            if (i == start)
            {
                text.Append("::");
                i += length - 1;
                continue;
            }

            text.Append(text.Length > 0 && text[^1] != ':' ? ":" : "").Append(Parts[i].ToString("x", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private (int Start, int Length) LongestZeros()
    {
        var best = (Start: -1, Length: 1);
        for (var i = 0; i < Groups; i++)
        {
            var end = i;
            while (end < Groups && Parts[end] == 0)
            {
                end++;
            }

            best = end - i > best.Length ? (i, end - i) : best;
            i = Math.Max(i, end - 1);
        }

        return best;
    }

    private static bool TryOctets(ReadOnlySpan<char> text, Span<ushort> pair, ref bool zeros)
    {
        var count = 0;
        foreach (var part in text.Split('.'))
        {
            var octet = text[part];
            if (count == Octets || octet.IsEmpty || octet.ContainsAnyExceptInRange('0', '9')
                || !TryNumber(octet, 10, 255, out var value))
            {
                return false;
            }

            zeros |= octet.Length > 1 && octet[0] == '0';
            pair[count / 2] = (ushort)(pair[count / 2] << 8 | value);
            count++;
        }

        return count == Octets;
    }

    private static bool TryGroups(ReadOnlySpan<char> text, ushort[] groups, ref bool zeros)
    {
        var gap = text.IndexOf("::");
        if (gap < 0)
        {
            return TrySide(text, groups, ref zeros) == Groups;
        }

        var before = new ushort[Groups];
        var after = new ushort[Groups];
        var left = gap == 0 ? 0 : TrySide(text[..gap], before, ref zeros, mayEndInOctets: false);
        var rest = text[(gap + 2)..];
        var right = rest.IsEmpty ? 0 : TrySide(rest, after, ref zeros);
        if (left < 0 || right < 0 || left + right >= Groups)
        {
            return false;
        }

        before.AsSpan(0, left).CopyTo(groups);
        after.AsSpan(0, right).CopyTo(groups.AsSpan(Groups - right));
        return true;
    }

    /// <summary>How many groups were read, or -1.</summary>
    private static int TrySide(ReadOnlySpan<char> text, Span<ushort> groups, ref bool zeros, bool mayEndInOctets = true)
    {
        var count = 0;
        foreach (var part in text.Split(':'))
        {
            var group = text[part];
            var isLast = part.End.Value == text.Length;
            if (group.Contains('.') && isLast && mayEndInOctets && count <= Groups - 2)
            {
                return TryOctets(group, groups[count..], ref zeros) ? count + 2 : -1;
            }

            if (count == Groups || group.IsEmpty || !TryNumber(group, 16, 0xffff, out var value))
            {
                return -1;
            }

            zeros |= group.Length > 4;
            groups[count++] = (ushort)value;
        }

        return count;
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, int numberBase, int most, out int value)
    {
        value = 0;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : -1;
            if (digit < 0 || digit >= numberBase)
            {
                return false;
            }

            value = value * numberBase + digit;
            if (value > most)
            {
                return false;
            }
        }

        return true;
    }
}
