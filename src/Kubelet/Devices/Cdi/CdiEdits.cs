using System.Text.Json.Nodes;
using Keles.Machinery;

namespace Keles.Kubelet.Devices.Cdi;

/// <summary>What a container needs for a device, in the terms of the container device interface.</summary>
/// <param name="Env">As <c>NAME=value</c>.</param>
/// <param name="Beyond">Members that only a runtime which knows the interface can do, such as hooks.</param>
internal sealed record CdiEdits(Items<string> Env, Items<CdiDeviceNode> DeviceNodes, Items<CdiMount> Mounts, Items<long> Gids, Items<string> Beyond)
{
    private static readonly string[] Known = ["env", "deviceNodes", "mounts", "additionalGids"];

    public static CdiEdits None { get; } = new([], [], [], [], []);

    public static CdiEdits Read(JsonNode? from) => from is not JsonObject edits ? None : new(
        [.. List(edits, "env").Select(static e => e!.GetValue<string>())],
        [.. List(edits, "deviceNodes").Select(static d => Node(d!))],
        [.. List(edits, "mounts").Select(static m => new CdiMount(Text(m!, "hostPath"), Text(m!, "containerPath"), [.. List(m!, "options").Select(static o => o!.GetValue<string>())]))],
        [.. List(edits, "additionalGids").Select(static g => g!.GetValue<long>())],
        [.. edits.Where(static m => m.Value is not null && !Known.Contains(m.Key)).Select(static m => m.Key)]);

    private static CdiDeviceNode Node(JsonNode node)
    {
        var path = Text(node, "path");
        return new CdiDeviceNode(path, Text(node, "hostPath") is { Length: > 0 } host ? host : path, Text(node, "permissions") is { Length: > 0 } permissions ? permissions : "rwm");
    }

    private static string Text(JsonNode from, string member) => from[member]?.GetValue<string>() ?? "";

    private static JsonArray List(JsonNode from, string member) => from[member] as JsonArray ?? [];
}
