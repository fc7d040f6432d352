using System.Text.Json;
using Keles.ApiServer.Discovery;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.ApiServer.OpenApi;

/// <summary>The documents as JSON: one of everything in version 2, one for each path prefix in version 3.</summary>
internal static class OpenApiDocuments
{
    public static void V2(Utf8JsonWriter json, KindSet kinds)
    {
        var served = Versions(kinds);
        json.WriteStartObject();
        json.WriteString("swagger"u8, "2.0"u8);
        Info(json);
        var paths = new PathsV2(json);
        json.WriteStartObject("paths"u8);
        foreach (var item in Sorted(
            kinds.Groups.SelectMany(g => g.Versions.SelectMany(Paths).Concat(g.Name.Length > 0 ? [RootPaths.Group(g)] : []))
                .Concat([RootPaths.CoreVersions, RootPaths.Groups, RootPaths.Version]))) paths.Write(item);
        json.WriteEndObject();
        json.WriteStartObject("definitions"u8);
        var definitions = new Definitions(kinds.All, served);
        definitions.AddRoots();
        Write(json, definitions, OpenApiDialect.V2);
        json.WriteEndObject();
        paths.Told();
        Security(json, "securityDefinitions");
        json.WriteEndObject();
    }

    /// <summary>The paths below /openapi/v3 with their documents.</summary>
    public static IEnumerable<(string Path, Action<Utf8JsonWriter> Write)> V3(KindSet kinds)
    {
        var served = Versions(kinds);
        yield return ("api", json => V3(json, [RootPaths.CoreVersions], APIVersions.ApiSchema));
        yield return ("apis", json => V3(json, [RootPaths.Groups], APIGroupList.ApiSchema));
        yield return ("version", json => V3(json, [RootPaths.Version], VersionInfo.ApiSchema));
        foreach (var group in kinds.Groups)
        {
            if (group.Name.Length > 0) yield return ($"apis/{group.Name}", json => V3(json, [RootPaths.Group(group)], APIGroup.ApiSchema));
            foreach (var version in group.Versions)
            {
                yield return (version.Path[1..], json => V3(json, Sorted(Paths(version)), new Definitions(version.Kinds, served)));
            }
        }
    }

    private static void V3(Utf8JsonWriter json, IEnumerable<PathItem> items, TypeSchema schema)
    {
        var definitions = new Definitions([], []);
        definitions.Add(schema);
        V3(json, items, definitions);
    }

    private static void V3(Utf8JsonWriter json, IEnumerable<PathItem> items, Definitions definitions)
    {
        json.WriteStartObject();
        json.WriteString("openapi"u8, "3.0.0"u8);
        Info(json);
        var paths = new PathsV3(json);
        json.WriteStartObject("paths"u8);
        foreach (var item in items) paths.Write(item);
        json.WriteEndObject();
        json.WriteStartObject("components"u8);
        json.WriteStartObject("schemas"u8);
        Write(json, definitions, OpenApiDialect.V3);
        json.WriteEndObject();
        Security(json, "securitySchemes");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static List<ServedVersion> Versions(KindSet kinds) => [.. kinds.Groups.SelectMany(g => g.Versions)];

    private static IEnumerable<PathItem> Paths(ServedVersion version) =>
        version.Kinds.SelectMany(k => new KindPaths(k, version).All()).Append(RootPaths.Resources(version));

    private static IEnumerable<PathItem> Sorted(IEnumerable<PathItem> items) => items.OrderBy(i => i.Path, StringComparer.Ordinal);

    private static void Write(Utf8JsonWriter json, Definitions definitions, OpenApiDialect dialect)
    {
        var writer = new DefinitionWriter(json, dialect);
        foreach (var definition in definitions.All) writer.Write(definition);
    }

    private static void Info(Utf8JsonWriter json)
    {
        json.WriteStartObject("info"u8);
        json.WriteString("title"u8, "Kubernetes"u8);
        json.WriteString("version"u8, ServerVersion.GitVersion);
        json.WriteEndObject();
    }

    private static void Security(Utf8JsonWriter json, string schemes)
    {
        json.WriteStartObject(schemes);
        json.WriteStartObject("BearerToken"u8);
        json.WriteString("description"u8, "A bearer token"u8);
        json.WriteString("in"u8, "header"u8);
        json.WriteString("name"u8, "authorization"u8);
        json.WriteString("type"u8, "apiKey"u8);
        json.WriteEndObject();
        json.WriteEndObject();
        if (schemes == "securitySchemes") return;
        json.WriteStartArray("security"u8);
        json.WriteStartObject();
        json.WriteStartArray("BearerToken"u8);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
