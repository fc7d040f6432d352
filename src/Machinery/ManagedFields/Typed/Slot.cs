using System.Text.Json.Nodes;

namespace Keles.Machinery.ManagedFields;

/// <summary>A value that may not be there at all, which differs from null.</summary>
internal readonly record struct Slot(bool Present, JsonNode? Node)
{
    public static Slot Absent => default;

    public static Slot Of(JsonNode? node) => new(true, node);

    public static Slot Member(JsonObject? map, string name)
        => map is not null && map.TryGetPropertyValue(name, out var value) ? Of(value) : Absent;
}
