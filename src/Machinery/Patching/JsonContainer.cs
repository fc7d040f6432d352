using System.Text.Json.Nodes;

namespace Keles.Machinery.Patching;

/// <summary>An object or a list as JSON patch works on it; failures carry upstream's words.</summary>
internal abstract class JsonContainer
{
    public static JsonContainer? Of(JsonNode? node) => node switch
    {
        JsonObject map => new JsonMembers(map),
        JsonArray list => new JsonItems(list),
        _ => null,
    };

    /// <summary>The value; an absent member of an object is null.</summary>
    /// <exception cref="FormatException">There is no such item in the list.</exception>
    public abstract JsonNode? Get(string key);

    public JsonNode? TryGet(string key)
    {
        try
        {
            return Get(key);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public abstract void Add(string key, JsonNode? value);

    public abstract void Set(string key, JsonNode? value);

    public abstract void Remove(string key);
}
