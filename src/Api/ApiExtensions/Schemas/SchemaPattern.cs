using System.Text.RegularExpressions;
using Keles.Cel;

namespace Keles.Api.CustomResources;

/// <summary>Patterns of schemas. They come from users and are run over users' texts: they run in linear time, without backtracking.</summary>
internal static class SchemaPattern
{
    /// <summary>Null when the pattern cannot be run; a definition with such a pattern is refused before.</summary>
    public static Regex? Compile(string pattern) => CelPatterns.Get(pattern, out _);

    public static bool TryCompile(string pattern, out string error) => CelPatterns.Get(pattern, out error) is not null;
}
