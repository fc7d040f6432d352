using System.Text.Json.Nodes;
using Keles.Machinery;

namespace Keles.Api.CustomResources;

/// <summary>Member names joined by dots: <c>.spec.replicas</c>. Where scale and selectable fields lie.</summary>
public sealed class SimplePath
{
    private readonly string[] names;

    private SimplePath(string[] names) => this.names = names;

    public static SimplePath Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new(path.TrimStart('.').Split('.'));
    }

    /// <summary>Null where there is nothing.</summary>
    public JsonNode? Find(CustomObject value)
    {
        ArgumentNullException.ThrowIfNull(value);
        JsonNode? at = value.ToTreeFor(names[0]);
        foreach (var name in names)
        {
            if (at is not JsonObject map || !map.TryGetPropertyValue(name, out at)) return null;
        }

        return at;
    }

    /// <summary>The object with another value there; members on the way are made.</summary>
    public CustomObject With(CustomObject value, JsonNode? leaf)
    {
        ArgumentNullException.ThrowIfNull(value);
        var top = value.ToTreeFor(names[0]);
        var at = top;
        foreach (var name in names.AsSpan(0, names.Length - 1))
        {
            if (at[name] is not JsonObject next) at[name] = next = [];
            at = next;
        }

        at[names[^1]] = leaf;
        return value with { Members = value.Members.With(names[0], RawJson.Canonical(top[names[0]])) };
    }
}
