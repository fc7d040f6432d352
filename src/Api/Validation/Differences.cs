using System.Text.Json.Nodes;
using Keles.Machinery;

namespace Keles.Api;

/// <summary>Says in which fields two objects differ, for messages about what may not change.</summary>
internal static class Differences
{
    private const int MostShown = 20;

    /// <summary>A line <c>- path: old</c> and a line <c>+ path: new</c> for each field that differs.</summary>
    public static string Between<T>(T stored, T value) where T : class, IApiType<T>
    {
        var lines = new List<string>();
        Walk("", JsonForm.Of(stored), JsonForm.Of(value), lines);
        return string.Join('\n', lines.Take(2 * MostShown));
    }

    private static void Walk(string path, JsonNode? a, JsonNode? b, List<string> lines)
    {
        switch (a, b)
        {
            case (JsonObject x, JsonObject y):
                foreach (var name in x.Select(static p => p.Key).Union(y.Select(static p => p.Key), StringComparer.Ordinal)) Walk(path.Length == 0 ? name : $"{path}.{name}", x[name], y[name], lines);
                break;
            case (JsonArray x, JsonArray y) when x.Count == y.Count:
                for (var i = 0; i < x.Count; i++) Walk($"{path}[{i}]", x[i], y[i], lines);
                break;
            default:
                if (JsonNode.DeepEquals(a, b)) return;
                if (a is not null) lines.Add($"- {path}: {a.ToJsonString()}");
                if (b is not null) lines.Add($"+ {path}: {b.ToJsonString()}");
                break;
        }
    }
}
