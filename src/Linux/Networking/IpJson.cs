using System.Net;
using System.Text.Json;

namespace Keles.Linux;

/// <summary>Reads what ip and bridge print with -json.</summary>
internal static class IpJson
{
    public static IReadOnlyList<NetworkLink> Links(JsonElement list)
    {
        var indexes = Entries(list).ToDictionary(e => Text(e, "ifname") ?? "", e => e.GetProperty("ifindex").GetInt32());
        return [.. Entries(list).Select(e => Link(e, indexes))];
    }

    public static IReadOnlyList<NetworkRoute> Routes(JsonElement list) => [.. Entries(list).Select(e => new NetworkRoute(
        Text(e, "dst") ?? "default", Address(e, "gateway"), Text(e, "dev"), Texts(e, "flags"), Text(e, "protocol")))];

    public static IReadOnlyList<NetworkNeighbour> Neighbours(JsonElement list) => [.. Entries(list)
        .Where(e => Address(e, "dst") is not null)
        .Select(e => new NetworkNeighbour(Address(e, "dst")!, Text(e, "lladdr"), Texts(e, "state")))];

    public static IReadOnlyList<ForwardingEntry> Forwarding(JsonElement list) => [.. Entries(list)
        .Where(e => Text(e, "mac") is not null)
        .Select(e => new ForwardingEntry(Text(e, "mac")!, Address(e, "dst"), Text(e, "state") == "permanent"))];

    private static NetworkLink Link(JsonElement e, Dictionary<string, int> indexes)
    {
        var details = e.TryGetProperty("linkinfo", out var info) ? info : default;
        var data = details.ValueKind == JsonValueKind.Object && details.TryGetProperty("info_data", out var found) ? found : default;
        return new NetworkLink(
            e.GetProperty("ifindex").GetInt32(), Text(e, "ifname") ?? "", Texts(e, "flags").Contains("UP"), Number(e, "mtu") ?? 0,
            Text(e, "address"), details.ValueKind == JsonValueKind.Object ? Text(details, "info_kind") : null,
            PeerIndex(e, indexes), Text(e, "master"), Addresses(e))
        { VxlanId = data.ValueKind == JsonValueKind.Object ? Number(data, "id") : null };
    }

    /// <summary>A peer in the same namespace is told by its name, one elsewhere by its index there.</summary>
    private static int? PeerIndex(JsonElement link, Dictionary<string, int> indexes) =>
        Text(link, "link") is { } name && indexes.TryGetValue(name, out var index) ? index : Number(link, "link_index");

    private static IReadOnlyList<IPNetworkAddress> Addresses(JsonElement link) => !link.TryGetProperty("addr_info", out var list) ? [] :
        [.. Entries(list).Where(a => Address(a, "local") is not null)
            .Select(a => new IPNetworkAddress(Address(a, "local")!, Number(a, "prefixlen") ?? 32))];

    /// <summary>ip prints an empty object for what it filtered out.</summary>
    private static IEnumerable<JsonElement> Entries(JsonElement list) =>
        list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object && e.EnumerateObject().Any());

    private static string? Text(JsonElement e, string name) =>
        e.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement e, string name) =>
        e.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : null;

    private static IPAddress? Address(JsonElement e, string name) => IPAddress.TryParse(Text(e, name), out var address) ? address : null;

    private static IReadOnlyList<string> Texts(JsonElement e, string name) =>
        e.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(v => v.GetString() ?? "")] : [];
}
