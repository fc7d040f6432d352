using System.Text.Json.Nodes;

namespace Keles.Machinery.Patching;

/// <summary>The members of an object.</summary>
internal sealed class JsonMembers(JsonObject map) : JsonContainer
{
    public override JsonNode? Get(string key) => map[key];

    public override void Add(string key, JsonNode? value) => map[key] = value;

    public override void Set(string key, JsonNode? value) => map[key] = value;

    public override void Remove(string key)
    {
        if (!map.Remove(key))
        {
            throw new FormatException($"Unable to remove nonexistent key: {key}: missing value");
        }
    }
}
