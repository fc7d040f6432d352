using System.Globalization;

namespace Keles.Api.CustomResources;

/// <summary>Orders versions as clients prefer them: v2 before v1, those before v1beta2, v1beta1, v1alpha1, and all else by name.</summary>
public sealed class VersionPriority : IComparer<string>
{
    public static VersionPriority Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (a, b) = (Parse(x ?? ""), Parse(y ?? ""));
        if (a is null || b is null) return a is null && b is null ? string.CompareOrdinal(x, y) : a is null ? 1 : -1;
        var (left, right) = (a.Value, b.Value);
        if (left.Stability != right.Stability) return right.Stability.CompareTo(left.Stability);
        return left.Major != right.Major ? right.Major.CompareTo(left.Major) : right.Minor.CompareTo(left.Minor);
    }

    private static (int Stability, int Major, int Minor)? Parse(string version)
    {
        if (version.Length < 2 || version[0] != 'v') return null;
        var end = 1;
        while (end < version.Length && char.IsAsciiDigit(version[end])) end++;
        if (!int.TryParse(version.AsSpan(1, end - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var major)) return null;
        var rest = version[end..];
        if (rest.Length == 0) return (2, major, 0);
        var (word, stability) = rest.StartsWith("beta", StringComparison.Ordinal) ? ("beta", 1) : ("alpha", 0);
        return rest.StartsWith(word, StringComparison.Ordinal) && int.TryParse(rest.AsSpan(word.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? (stability, major, minor)
            : null;
    }
}
