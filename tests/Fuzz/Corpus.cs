namespace Keles.Fuzz.Tests;

/// <summary>Good inputs that the bad ones are made of.</summary>
internal static class Corpus
{
    public static IReadOnlyList<(string Name, byte[] Bytes)> Objects(string extension) =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus", "Objects"), "*." + extension).Order(StringComparer.Ordinal).Select(f => (Path.GetFileNameWithoutExtension(f), File.ReadAllBytes(f)))];

    /// <summary>The expressions of the cases: the part of each line before what it gives.</summary>
    public static IReadOnlyList<string> Expressions { get; } =
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus", "Cel"), "*.cel").Order(StringComparer.Ordinal).SelectMany(File.ReadAllLines)
            .Where(static l => l.Length > 0 && l[0] != '#').Select(static l => l.Split(" \u21d2 ")[0]),
    ];
}
