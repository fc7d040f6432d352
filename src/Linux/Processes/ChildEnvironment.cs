using System.Collections;

namespace Keles.Linux;

/// <summary>A child's environment: ours, with changes.</summary>
internal static class ChildEnvironment
{
    /// <summary>As NAME=value, sorted so that the same environment is always the same list. A null value takes a name out.</summary>
    public static IReadOnlyList<string> With(IReadOnlyDictionary<string, string?> changes)
    {
        var result = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            result[(string)entry.Key] = (string?)entry.Value ?? "";
        }
        foreach (var (name, value) in changes)
        {
            if (value is null)
            {
                result.Remove(name);
            }
            else
            {
                result[name] = value;
            }
        }
        return [.. result.Select(e => $"{e.Key}={e.Value}")];
    }
}
