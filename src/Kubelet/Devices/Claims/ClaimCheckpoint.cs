using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery;

namespace Keles.Kubelet.Devices.Claims;

/// <summary>Prepared claims as the bytes of a file, in upstream's form: data as a text, with its checksum beside it.</summary>
internal static class ClaimCheckpoint
{
    private const string ApiVersion = "checkpoint.dra.kubelet.k8s.io/v1";
    private const string Kind = "DRACheckpoint";

    public static byte[] Write(IEnumerable<PreparedClaim> claims)
    {
        var data = new JsonObject
        {
            ["kind"] = Kind,
            ["apiVersion"] = ApiVersion,
            ["Entries"] = new JsonArray([.. claims.OrderBy(static c => c.Key.ToString(), StringComparer.Ordinal).Select(static c => (JsonNode)Entry(c))]),
        }.ToJsonString();
        return Encoding.UTF8.GetBytes(new JsonObject { ["Data"] = data, ["Checksum"] = Checksum(data) }.ToJsonString());
    }

    /// <exception cref="DeviceException">The file is damaged, or of another form.</exception>
    public static IReadOnlyList<PreparedClaim> Read(byte[] file)
    {
        try
        {
            var outer = JsonNode.Parse(file)!.AsObject();
            var text = outer["Data"]!.GetValue<string>();
            if (outer["Checksum"]!.GetValue<uint>() != Checksum(text))
            {
                throw new DeviceException("its checksum is wrong");
            }
            var data = JsonNode.Parse(text)!.AsObject();
            return (data["kind"]?.GetValue<string>(), data["apiVersion"]?.GetValue<string>()) is (Kind, ApiVersion)
                ? [.. (data["Entries"] as JsonArray ?? []).Select(static e => Claim(e!))]
                : throw new DeviceException($"it holds no {Kind} of {ApiVersion}");
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException or FormatException or NullReferenceException)
        {
            throw new DeviceException($"it cannot be understood: {bad.Message}", bad);
        }
    }

    private static uint Checksum(string data) => Crc32.Of(Encoding.UTF8.GetBytes(data));

    private static JsonObject Entry(PreparedClaim claim) => new()
    {
        ["ClaimUID"] = claim.Uid,
        ["ClaimName"] = claim.Key.Name,
        ["Namespace"] = claim.Key.Namespace,
        ["PodUIDs"] = new JsonObject(claim.Pods.AsEnumerable().Select(static p => KeyValuePair.Create<string, JsonNode?>(p, new JsonObject()))),
        ["DriverState"] = new JsonObject(claim.Drivers.Select(static d => KeyValuePair.Create<string, JsonNode?>(d.Key, new JsonObject { ["Devices"] = new JsonArray([.. d.Value.AsEnumerable().Select(static p => (JsonNode)Device(p))]) }))),
    };

    private static JsonObject Device(PreparedDevice device)
    {
        var result = new JsonObject { ["PoolName"] = device.Pool, ["DeviceName"] = device.Device };
        if (device.ShareId is { } share)
        {
            result["ShareID"] = share;
        }
        result["RequestNames"] = Texts(device.Requests);
        result["CDIDeviceIDs"] = Texts(device.CdiIds);
        return result;
    }

    private static PreparedClaim Claim(JsonNode entry) => new(
        new ObjectKey(Text(entry, "Namespace"), Text(entry, "ClaimName")), Text(entry, "ClaimUID"),
        [.. (entry["PodUIDs"] as JsonObject ?? []).Select(static p => p.Key).Order(StringComparer.Ordinal)],
        OrderedMap<Items<PreparedDevice>>.From((entry["DriverState"] as JsonObject ?? []).Select(static d => KeyValuePair.Create<string, Items<PreparedDevice>>(d.Key, [.. (d.Value?["Devices"] as JsonArray ?? []).Select(static p => Device(p!))]))));

    private static PreparedDevice Device(JsonNode device) =>
        new(Text(device, "PoolName"), Text(device, "DeviceName"), Texts(device["RequestNames"]), Texts(device["CDIDeviceIDs"])) { ShareId = device["ShareID"]?.GetValue<string>() };

    private static string Text(JsonNode from, string member) => from[member]?.GetValue<string>() ?? throw new DeviceException($"{member} is missing");

    private static JsonArray Texts(Items<string> texts) => new([.. texts.AsEnumerable().Select(static t => (JsonNode)JsonValue.Create(t))]);

    private static Items<string> Texts(JsonNode? list) => [.. (list as JsonArray ?? []).Select(static t => t!.GetValue<string>())];
}
