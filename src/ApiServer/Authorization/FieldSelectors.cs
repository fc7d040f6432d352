using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>What a field selector's text says about one field; a text that cannot be read says nothing and is refused later, by the verb.</summary>
internal static class FieldSelectors
{
    public static string ExactValue(string selector, string field) =>
        selector.Length > 0 && FieldSelector.TryParse(selector, out var parsed, out _) && parsed.RequiresExactMatch(field, out var value) ? value : "";
}
