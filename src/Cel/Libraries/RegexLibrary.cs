using System.Text.RegularExpressions;

namespace Keles.Cel;

/// <summary>find and findAll.</summary>
internal static class RegexLibrary
{
    private static readonly CelType T = CelType.String;

    public static CelLibrary Library { get; } = new CelLibrary()
        .Member("find", "string_find_string", T, T, T, (text, pattern) => With(pattern, regex => CelValue.Of(regex.Match(text.AsString).Value)))
        .Member("findAll", "string_find_all_string", Signatures.Texts, T, T, (text, pattern) => FindAll(text, pattern, -1))
        .Member("findAll", "string_find_all_string_int", Signatures.Texts, [T, T, CelType.Int], args => FindAll(args[0], args[1], args[2].AsInt));

    private static CelValue FindAll(CelValue text, CelValue pattern, long limit) => With(pattern, regex =>
    {
        var found = new List<string>();
        for (var match = regex.Match(text.AsString); match.Success && (limit < 0 || found.Count < limit); match = match.NextMatch())
        {
            found.Add(match.Value);
        }
        return CelList.Of(found);
    });

    private static CelValue With(CelValue pattern, Func<Regex, CelValue> use) =>
        CelPatterns.Get(pattern.AsString, out var error) is { } regex ? use(regex) : CelValue.Error($"Illegal regex: {error}");
}
