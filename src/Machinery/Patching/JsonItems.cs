using System.Text.Json.Nodes;

namespace Keles.Machinery.Patching;

/// <summary>The items of a list; a negative index counts from the end, as upstream allows.</summary>
internal sealed class JsonItems(JsonArray list) : JsonContainer
{
    public override JsonNode? Get(string key) => list[Index(key, list.Count)];

    public override void Set(string key, JsonNode? value) => list[Index(key, list.Count)] = value;

    public override void Remove(string key) => list.RemoveAt(Index(key, list.Count));

    public override void Add(string key, JsonNode? value)
    {
        if (key == "-")
        {
            list.Add(value);
            return;
        }

        if (!GoInteger.TryParse(key, out _, out var error))
        {
            throw new FormatException($"value was not a proper array index: '{key}': {error}");
        }

        list.Insert(Index(key, list.Count + 1), value);
    }

    private static int Index(string key, int count)
    {
        if (!GoInteger.TryParse(key, out var index, out var error))
        {
            throw new FormatException(error);
        }

        if (index >= count || index < -count)
        {
            throw new FormatException($"Unable to access invalid index: {index}: invalid index referenced");
        }

        return (int)(index < 0 ? index + count : index);
    }
}
