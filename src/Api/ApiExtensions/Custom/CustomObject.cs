using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery;

namespace Keles.Api.CustomResources;

/// <summary>An object of a custom resource: metadata, and what else there is as canonical JSON, one text for each member at the top.</summary>
/// <param name="ApiVersion">The version the content is written in.</param>
/// <param name="Members">Everything but kind, version and metadata.</param>
public sealed record CustomObject(string ApiVersion, string Kind, ObjectMeta Metadata, OrderedMap<RawJson> Members) : IApiObject, IJsonMembers
{
    public IApiObject WithMetadata(ObjectMeta metadata) => this with { Metadata = metadata };

    public void WriteJsonMembers(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName("metadata"u8);
        Metadata.WriteJson(writer);
        foreach (var (name, value) in Members)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(value.Utf8, skipInputValidation: true);
        }
    }

    public void WriteJson(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("kind"u8, Kind);
        writer.WriteString("apiVersion"u8, ApiVersion);
        WriteJsonMembers(writer);
        writer.WriteEndObject();
    }

    /// <summary>A new tree of the whole object, the caller's to change.</summary>
    public JsonObject ToTree()
    {
        var tree = new JsonObject { ["kind"] = Kind, ["apiVersion"] = ApiVersion, ["metadata"] = MetaJson.Write(Metadata) };
        foreach (var (name, value) in Members) tree[name] = value.ToNode();
        return tree;
    }

    /// <summary>A tree of one member at the top alone, or of the whole when the name is empty: what a path needs.</summary>
    public JsonObject ToTreeFor(string member)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (member.Length == 0) return ToTree();
        var tree = new JsonObject();
        if (member == "metadata") tree[member] = MetaJson.Write(Metadata);
        else if (member == "kind") tree[member] = Kind;
        else if (member == "apiVersion") tree[member] = ApiVersion;
        else if (Members.TryGetValue(member, out var value)) tree[member] = value.ToNode();
        return tree;
    }

    /// <summary>The members at the top with the names that objects have beside them taken out.</summary>
    public static OrderedMap<RawJson> MembersOf(JsonObject tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var members = new SortedDictionary<string, RawJson>(StringComparer.Ordinal);
        foreach (var (name, value) in tree) if (name is not ("apiVersion" or "kind" or "metadata")) members[name] = RawJson.Canonical(value);
        return OrderedMap<RawJson>.From(members);
    }

    public override string ToString() => $"{ApiVersion} {Kind} {ObjectKey.Of(this)}";
}
