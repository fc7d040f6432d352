using System.Globalization;

namespace Keles.Cel;

/// <summary>A semantic version.</summary>
internal sealed class CelSemver(ulong major, ulong minor, ulong patch, string[] before, string build) : CelOpaque
{
    public static readonly CelType CelType = CelType.Opaque("kubernetes.Semver");

    public ulong Major => major;
    public ulong Minor => minor;
    public ulong Patch => patch;
    private string[] Before => before;
    public override CelType Type => CelType;

    public override bool SameAs(CelOpaque other) => other is CelSemver version && CompareTo(version) == 0;

    public override string ToString() =>
        $"{major}.{minor}.{patch}{(before.Length > 0 ? "-" + string.Join('.', before) : "")}{(build.Length > 0 ? "+" + build : "")}";

    /// <summary>The order of versions; what is built differently is the same version.</summary>
    public int CompareTo(CelSemver other)
    {
        var c = (major, minor, patch).CompareTo((other.Major, other.Minor, other.Patch));
        if (c != 0)
        {
            return Math.Sign(c);
        }
        if (before.Length == 0 || other.Before.Length == 0)
        {
            return before.Length == other.Before.Length ? 0 : before.Length == 0 ? 1 : -1;
        }
        for (var i = 0; i < Math.Min(before.Length, other.Before.Length); i++)
        {
            c = ComparePart(before[i], other.Before[i]);
            if (c != 0)
            {
                return Math.Sign(c);
            }
        }
        return before.Length.CompareTo(other.Before.Length);
    }

    private static int ComparePart(string a, string b)
    {
        var (x, y) = (IsNumber(a), IsNumber(b));
        return (x, y) switch
        {
            (true, true) => a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(a, b),
            (true, false) => -1,
            (false, true) => 1,
            _ => string.CompareOrdinal(a, b),
        };
    }

    private static bool IsNumber(string text) => text.All(char.IsAsciiDigit);

    public static CelSemver? Parse(string text, bool normalize, out string error)
    {
        error = "";
        if (normalize && Normalized(text, out error) is { } normal)
        {
            text = normal;
        }
        if (error.Length > 0)
        {
            return null;
        }
        if (text.Length == 0)
        {
            error = "Version string empty";
            return null;
        }
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        var build = plus < 0 ? "" : text[(plus + 1)..];
        var rest = plus < 0 ? text : text[..plus];
        var minus = rest.IndexOf('-', StringComparison.Ordinal);
        string[] before = minus < 0 ? [] : rest[(minus + 1)..].Split('.');
        var numbers = (minus < 0 ? rest : rest[..minus]).Split('.');
        if (numbers.Length != 3)
        {
            error = "No Major.Minor.Patch elements found";
            return null;
        }
        var parsed = new ulong[3];
        for (var i = 0; i < 3; i++)
        {
            var name = i == 0 ? "Major" : i == 1 ? "Minor" : "Patch";
            if (!IsNumber(numbers[i]) || !ulong.TryParse(numbers[i], NumberStyles.None, CultureInfo.InvariantCulture, out parsed[i]))
            {
                error = $"Invalid character(s) found in {name.ToLowerInvariant()} number \"{numbers[i]}\"";
                return null;
            }
            if (numbers[i].Length > 1 && numbers[i][0] == '0')
            {
                error = $"{name} number must not contain leading zeroes \"{numbers[i]}\"";
                return null;
            }
        }
        if (before.Any(p => !IsIdentifier(p) || (IsNumber(p) && p.Length > 1 && p[0] == '0')) || (plus >= 0 && build.Split('.').Any(p => !IsIdentifier(p))))
        {
            error = "Invalid character(s) found in prerelease or build meta data";
            return null;
        }
        return new CelSemver(parsed[0], parsed[1], parsed[2], before, build);
    }

    private static bool IsIdentifier(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    /// <summary>Without a leading v, with all three numbers, none of which begins with a zero.</summary>
    private static string? Normalized(string text, out string error)
    {
        error = "";
        var parts = (text.StartsWith('v') ? text[1..] : text).Split('.', 3).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Length > 1)
            {
                var trimmed = parts[i].TrimStart('0');
                parts[i] = trimmed.Length == 0 || !char.IsAsciiDigit(trimmed[0]) ? "0" + trimmed : trimmed;
            }
        }
        if (parts.Count < 3 && parts[^1].AsSpan().IndexOfAny('+', '-') >= 0)
        {
            error = "short version cannot contain PreRelease/Build meta data";
            return null;
        }
        while (parts.Count < 3)
        {
            parts.Add("0");
        }
        return string.Join('.', parts);
    }
}
