namespace Keles.Cel;

/// <summary>contains, startsWith, endsWith, matches.</summary>
internal static class TextFunctions
{
    public static CelLibrary Library { get; } = new CelLibrary()
        .Member("contains", "contains_string", CelType.Bool, CelType.String, CelType.String, (a, b) => CelValue.Of(a.AsString.Contains(b.AsString, StringComparison.Ordinal)))
        .Member("startsWith", "starts_with_string", CelType.Bool, CelType.String, CelType.String, (a, b) => CelValue.Of(a.AsString.StartsWith(b.AsString, StringComparison.Ordinal)))
        .Member("endsWith", "ends_with_string", CelType.Bool, CelType.String, CelType.String, (a, b) => CelValue.Of(a.AsString.EndsWith(b.AsString, StringComparison.Ordinal)))
        .Function("matches", "matches", CelType.Bool, CelType.String, CelType.String, Matches)
        .Member("matches", "matches_string", CelType.Bool, CelType.String, CelType.String, Matches);

    private static CelValue Matches(CelValue text, CelValue pattern) =>
        CelPatterns.Get(pattern.AsString, out var error) is { } regex ? CelValue.Of(regex.IsMatch(text.AsString)) : CelValue.Error(error);
}
