using System.Text.Json.Nodes;

namespace Keles.Api.CustomResources;

/// <summary>The value that stood in a value's place before an update, where the two can be told to be the same thing.</summary>
/// <remarks>Members of objects are told apart by name, items of lists of type map by their keys; items of other lists by nothing,
/// so what is wrong inside them is excused only when the whole list is unchanged.</remarks>
internal sealed class Correlation
{
    private readonly bool known;
    private readonly JsonNode? old;

    private Correlation(bool known, JsonNode? old) => (this.known, this.old) = (known, old);

    public static Correlation None { get; } = new(false, null);

    /// <summary>The value there was; <c>null</c> is a value too.</summary>
    public JsonNode? Old => old;

    public bool IsKnown => known;

    public static Correlation With(JsonNode? old) => new(true, old);

    public bool IsUnchanged(JsonNode? value)
    {
        if (!known) return false;
        var began = RuleTimes.Begin();
        var same = JsonSame.Equal(value, old);
        RuleTimes.Compared(began);
        return same;
    }

    public Correlation Member(SchemaNode schema, string name) =>
        known && schema.Source.XKubernetesMapType != "atomic" && old is JsonObject map && map.TryGetPropertyValue(name, out var member) ? With(member) : None;

    public ItemCorrelation Items(SchemaNode schema) => new(known ? old as JsonArray : null, schema);
}
