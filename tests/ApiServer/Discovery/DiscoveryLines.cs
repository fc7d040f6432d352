using System.Text.Json.Nodes;

namespace Keles.ApiServer.Tests.Discovery;

/// <summary>Discovery documents as the lines of the fixture.</summary>
internal static class DiscoveryLines
{
    public static IEnumerable<string> Of(JsonObject aggregated) =>
        from item in Each(aggregated["items"])
        from version in Each(item["versions"])
        from resource in Each(version["resources"])
        let kind = resource["responseKind"]!
        select string.Join('\t', (string?)item["metadata"]!["name"], (string?)version["version"], (string?)resource["resource"], (string?)resource["scope"], (string?)resource["singularResource"],
            (string?)kind["kind"], Texts(resource["verbs"]), Texts(resource["shortNames"]), Texts(resource["categories"]),
            string.Join(';', Each(resource["subresources"]).Select(s => $"{s["subresource"]}:{s["responseKind"]!["kind"]}:{Texts(s["verbs"])}:{s["responseKind"]!["group"]}/{s["responseKind"]!["version"]}")));

    public static IEnumerable<string> OfPlain(string groupName, string versionName, JsonObject list)
    {
        var resources = Each(list["resources"]).ToList();
        return from resource in resources
               let name = (string)resource["name"]!
               where !name.Contains('/', StringComparison.Ordinal)
               select string.Join('\t', groupName, versionName, name, (bool)resource["namespaced"]! ? "Namespaced" : "Cluster", (string?)resource["singularName"],
                   (string?)resource["kind"], Texts(resource["verbs"]), Texts(resource["shortNames"]), Texts(resource["categories"]),
                   string.Join(';', resources.Where(s => ((string)s["name"]!).StartsWith(name + "/", StringComparison.Ordinal))
                       .Select(s => $"{((string)s["name"]!)[(name.Length + 1)..]}:{s["kind"]}:{Texts(s["verbs"])}:{s["group"]}/{s["version"]}")));
    }

    private static IEnumerable<JsonNode> Each(JsonNode? array) => array?.AsArray().Select(n => n!) ?? [];

    private static string Texts(JsonNode? array) => string.Join(',', Each(array).Select(n => (string?)n));
}
