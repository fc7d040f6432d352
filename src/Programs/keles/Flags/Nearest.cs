namespace Keles.Programs;

/// <summary>Finds what somebody may have meant who mistyped a name.</summary>
internal static class Nearest
{
    /// <summary>The known name that is written nearest to the word, or begins with it; null when none is near.</summary>
    public static string? To(string word, IEnumerable<string> known)
    {
        var best = known.Select(name => (Name: name, Distance: Distance(word, name))).OrderBy(static k => k.Distance).FirstOrDefault(k => k.Distance <= Allowed(word));
        return best.Name ?? known.FirstOrDefault(name => word.TrimStart('-').Length >= 2 && name.StartsWith(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Short words are near to everything: they may differ less.</summary>
    private static int Allowed(string word) => word.TrimStart('-').Length switch { < 3 => 0, < 6 => 1, < 12 => 2, _ => 3 };

    /// <summary>How many letters must be put in, left out, changed, or swapped with their neighbour.</summary>
    public static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + changed);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1])) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
