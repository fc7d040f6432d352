using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Keles.Cel;

/// <summary>Patterns in RE2's syntax, run by an engine that never goes back, so that no pattern can hang the server.</summary>
public static class CelPatterns
{
    private static readonly ConcurrentDictionary<string, (Regex? Regex, string Error)> Cache = new(StringComparer.Ordinal);

    /// <summary>The pattern ready to run; null with upstream's words where it is none.</summary>
    public static Regex? Get(string pattern, out string error)
    {
        if (!Cache.TryGetValue(pattern, out var known))
        {
            known = Compile(pattern);
            // Bounded without an order of age: patterns are nearly always constants of a few expressions.
            if (Cache.Count >= CelLimits.CachedPatterns)
            {
                Cache.Clear();
            }
            Cache.TryAdd(pattern, known);
        }
        error = known.Error;
        return known.Regex;
    }

    private static (Regex? Regex, string Error) Compile(string pattern)
    {
        if (pattern.Length > CelLimits.PatternLength)
        {
            return (null, "error parsing regexp: expression too large");
        }
        try
        {
            var translated = Re2Translation.Of(pattern);
            return (new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), "");
        }
        catch (Re2SyntaxException e)
        {
            return (null, $"error parsing regexp: {e.Message}");
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return (null, $"error parsing regexp: invalid pattern: `{pattern}`");
        }
    }
}
