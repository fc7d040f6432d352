using System.Text.Json.Nodes;
using Keles.Machinery;

namespace Keles.Kubelet.Devices.Cdi;

/// <summary>A file that says what containers need for devices of one kind.</summary>
/// <param name="Kind"><c>vendor/class</c>.</param>
/// <param name="Edits">For each container that has any of the devices.</param>
/// <param name="Devices">For each of them, by name.</param>
internal sealed record CdiSpec(string Kind, CdiEdits Edits, OrderedMap<CdiEdits> Devices)
{
    public static CdiSpec Read(JsonObject from) => new(
        from["kind"]?.GetValue<string>() ?? "",
        CdiEdits.Read(from["containerEdits"]),
        OrderedMap<CdiEdits>.From((from["devices"] as JsonArray ?? []).Select(static d => KeyValuePair.Create(d!["name"]!.GetValue<string>(), CdiEdits.Read(d["containerEdits"])))));

    /// <summary>What the device with an id needs; null when it is not one of these.</summary>
    public CdiEdits? Find(string id) => id.Split('=', 2) is [var kind, var name] && kind == Kind ? Devices.Get(name) : null;
}
