namespace Keles.Machinery;

/// <summary>Names that stand as one segment in a URL and in a storage key, the loosest rule there is.</summary>
public static class PathSegmentNames
{
    public static IReadOnlyList<string> Name(string value) => value is "." or ".." ? [$"may not be '{value}'"] : Prefix(value);

    /// <summary>What may begin a generated name.</summary>
    public static IReadOnlyList<string> Prefix(string value)
        => [.. new[] { "/", "%" }.Where(part => value.Contains(part, StringComparison.Ordinal)).Select(static part => $"may not contain '{part}'")];
}
