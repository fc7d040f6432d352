using System.Globalization;

namespace Keles.Cel;

/// <summary>Values as <c>%s</c> writes them: lists and maps as one would write them in an expression, keys sorted.</summary>
internal static class ValueText
{
    /// <summary>Null for what has no such form.</summary>
    public static string? Of(CelValue value) => value.Kind switch
    {
        CelKind.List => List(value.AsList),
        CelKind.Map => Map(value.AsMap),
        CelKind.Optional or CelKind.Opaque or CelKind.Error => null,
        _ => value.ToString(),
    };

    private static string? Inner(CelValue value) => value.Kind switch
    {
        CelKind.String => Quoted(value.AsString),
        CelKind.Bytes => "b" + Quoted(value.ToString()),
        CelKind.Double => double.IsFinite(value.AsDouble) ? value.AsDouble.ToString("F6", CultureInfo.InvariantCulture) : Quoted(value.ToString()),
        CelKind.Timestamp => $"timestamp({Quoted(value.ToString())})",
        CelKind.Duration => $"duration({Quoted(value.ToString())})",
        _ => Of(value),
    };

    private static string? List(ICelList list)
    {
        var items = new string[list.Count];
        for (var i = 0; i < items.Length; i++)
        {
            if (Inner(list[i]) is not { } item)
            {
                return null;
            }
            items[i] = item;
        }
        return $"[{string.Join(", ", items)}]";
    }

    private static string? Map(ICelMap map)
    {
        var entries = new List<(string Key, string Value)>(map.Count);
        foreach (var key in map.Keys)
        {
            map.TryGet(key, out var value);
            if (Inner(key) is not { } k || Inner(value) is not { } v)
            {
                return null;
            }
            entries.Add((k, v));
        }
        entries.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        return $"{{{string.Join(", ", entries.Select(e => $"{e.Key}:{e.Value}"))}}}";
    }

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal)}\"";
}
