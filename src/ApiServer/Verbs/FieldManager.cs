using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Keles.Machinery.ManagedFields;
using Keles.Machinery.Typing;

namespace Keles.ApiServer;

/// <summary>Books on every write who owns which field, with one engine per kind and subresource.</summary>
internal sealed class FieldManager : IFieldManager
{
    private readonly ConcurrentDictionary<(Kind Kind, string Subresource), ApplyEngine> engines = new();

    public IApiObject Updated(Kind kind, IApiObject? before, IApiObject after, string manager, string subresource, DateTimeOffset now)
    {
        var entries = EngineOf(kind, subresource).Update(new UpdateRequest
        {
            // What every object of the kind has, empty structures above all, is nobody's.
            Live = ToJson(kind, before ?? kind.ReadJson("{}"u8)),
            Managed = before?.Metadata.ManagedFields ?? default,
            Updated = ToJson(kind, after),
            Requested = after.Metadata.ManagedFields,
            Manager = manager,
            Now = Time.From(now),
        });
        return after.WithMetadata(after.Metadata with { ManagedFields = entries });
    }

    public ApplyEngine EngineOf(Kind kind, string subresource) => engines.GetOrAdd((kind, subresource), static key =>
    {
        var versions = new KindVersions(key.Kind);
        return new(versions, key.Kind.ApiVersion, key.Subresource, ResetFields.Of(key.Kind, key.Subresource, versions.Names));
    });

    public static ITypeSchema SchemaOf(Kind kind) => kind.Typed;

    public static JsonObject ToJson(Kind kind, IApiObject value)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) kind.WriteJson(value, writer);
        return JsonNode.Parse(buffer.Written)!.AsObject();
    }
}
