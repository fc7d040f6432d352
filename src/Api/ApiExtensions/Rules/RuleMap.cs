using System.Text.Json.Nodes;
using Keles.Cel;

namespace Keles.Api.CustomResources;

/// <summary>An object with named members, or a map, as expressions see it.</summary>
internal sealed class RuleMap(JsonObject map, SchemaNode? schema) : ICelMap
{
    /// <summary>Of a map the keys are data; of an object they are names, which expressions write escaped.</summary>
    private bool IsMap => schema is null || schema.Others is not null || schema.Properties.IsEmpty && !schema.IsEmbedded;

    public int Count => map.Count;

    public IEnumerable<CelValue> Keys => map.Select(m => CelValue.Of(IsMap ? m.Key : EscapedNames.Of(m.Key) ?? m.Key));

    public bool TryGet(CelValue key, out CelValue value)
    {
        value = default;
        if (key.Kind != CelKind.String) return false;
        var name = IsMap ? key.AsString : NameOf(key.AsString);
        if (name is null || !map.TryGetPropertyValue(name, out var found)) return false;
        value = RuleValues.Of(found, schema?.Property(name) ?? schema?.Others);
        return true;
    }

    private string? NameOf(string escaped)
    {
        if (map.ContainsKey(escaped) && EscapedNames.Of(escaped) == escaped) return escaped;
        foreach (var (name, _) in map) if (EscapedNames.Of(name) == escaped) return name;
        return null;
    }
}
