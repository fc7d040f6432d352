using System.Text.Json;
using Keles.Api;

namespace Keles.ApiServer.Discovery;

/// <summary>Every group with every version and resource in one document, <c>apidiscovery.k8s.io/v2</c>: what clients ask first.</summary>
internal static class AggregatedDocument
{
    public const string Group = "apidiscovery.k8s.io";
    public const string Version = "v2";
    public const string Kind = "APIGroupDiscoveryList";

    public const string ContentType = $"application/json;g={Group};v={Version};as={Kind}";

    public static void Write(Utf8JsonWriter writer, IEnumerable<MergedGroup> groups)
    {
        writer.WriteStartObject();
        writer.WriteString("kind"u8, Kind);
        writer.WriteString("apiVersion"u8, $"{Group}/{Version}");
        writer.WriteStartObject("metadata"u8);
        writer.WriteEndObject();
        writer.WriteStartArray("items"u8);
        foreach (var group in groups) Write(writer, group);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, MergedGroup group)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("metadata"u8);
        if (group.Name.Length > 0) writer.WriteString("name"u8, group.Name);
        writer.WriteEndObject();
        writer.WriteStartArray("versions"u8);
        foreach (var version in group.Versions)
        {
            writer.WriteStartObject();
            writer.WriteString("version"u8, version.Version);
            writer.WriteStartArray("resources"u8);
            foreach (var kind in version.Own?.Kinds ?? []) Write(writer, kind);
            foreach (var resource in version.Remote?.Resources ?? []) resource!.WriteTo(writer);
            writer.WriteEndArray();
            writer.WriteString("freshness"u8, version.Remote is { IsCurrent: false } ? "Stale"u8 : "Current"u8);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Kind kind)
    {
        writer.WriteStartObject();
        writer.WriteString("resource"u8, kind.Plural);
        ResponseKind(writer, "", "", kind.Name);
        writer.WriteString("scope"u8, kind.Namespaced ? "Namespaced"u8 : "Cluster"u8);
        writer.WriteString("singularResource"u8, kind.Singular);
        Texts(writer, "verbs", VerbNames.Of(kind.Verbs));
        if (kind.ShortNames.Length > 0) Texts(writer, "shortNames", kind.ShortNames);
        if (kind.Categories.Length > 0) Texts(writer, "categories", kind.Categories);
        if (kind.Subresources.Length > 0) Subresources(writer, kind);
        writer.WriteEndObject();
    }

    private static void Subresources(Utf8JsonWriter writer, Kind kind)
    {
        writer.WriteStartArray("subresources"u8);
        foreach (var subresource in kind.Subresources)
        {
            writer.WriteStartObject();
            writer.WriteString("subresource"u8, subresource.Name);
            ResponseKind(writer, subresource.Group ?? "", subresource.Version ?? "", subresource.Kind);
            Texts(writer, "verbs", VerbNames.Of(subresource.Verbs));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Group and version are empty when they are those of the list, as upstream has it.</summary>
    private static void ResponseKind(Utf8JsonWriter writer, string group, string version, string kind)
    {
        writer.WriteStartObject("responseKind"u8);
        writer.WriteString("group"u8, group);
        writer.WriteString("version"u8, version);
        writer.WriteString("kind"u8, kind);
        writer.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values) writer.WriteStringValue(value);
        writer.WriteEndArray();
    }
}
