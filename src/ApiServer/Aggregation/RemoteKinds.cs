using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Api.CustomResources;

namespace Keles.ApiServer.Aggregation;

/// <summary>The resources of another API server as kinds, from what it says of itself.</summary>
internal static class RemoteKinds
{
    /// <param name="resources">In the form of aggregated discovery.</param>
    public static IReadOnlyList<Kind> Of(string group, string version, JsonArray resources)
    {
        var kinds = new List<Kind>();
        foreach (var item in resources.OfType<JsonObject>())
        {
            var (name, kind) = (Text(item, "resource"), item["responseKind"] is JsonObject type ? Text(type, "kind") : "");
            if (name.Length > 0 && kind.Length > 0) kinds.Add(KindElsewhere.Of(group, version, name, kind, Text(item, "scope") == "Namespaced", VerbsOf(item["verbs"] as JsonArray)));
        }

        return kinds;
    }

    private static Verbs VerbsOf(JsonArray? names)
    {
        var verbs = Verbs.None;
        foreach (var name in names ?? [])
        {
            if (name is JsonValue value && value.TryGetValue<string>(out var text) && Enum.TryParse<Verbs>(text, ignoreCase: true, out var verb)) verbs |= verb;
        }

        return verbs;
    }

    private static string Text(JsonObject node, string name) => node[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
