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
            Live = before is null ? [] : ToJson(kind, before),
            Managed = before?.Metadata.ManagedFields ?? default,
            Updated = ToJson(kind, after),
            Requested = after.Metadata.ManagedFields,
            Manager = manager,
            Now = Time.From(now),
        });
        return after.WithMetadata(after.Metadata with { ManagedFields = entries });
    }

    public ApplyEngine EngineOf(Kind kind, string subresource) => engines.GetOrAdd((kind, subresource), static key =>
        new ApplyEngine(new SingleVersion(key.Kind.ApiVersion, SchemaOf(key.Kind)), key.Kind.ApiVersion, key.Subresource, ResetBy(key.Kind, key.Subresource)));

    public static ITypeSchema SchemaOf(Kind kind) => kind.Typed;

    public static JsonObject ToJson(Kind kind, IApiObject value)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) kind.WriteJson(value, writer);
        return JsonNode.Parse(buffer.Written)!.AsObject();
    }

    /// <summary>A write of the object does not own its status, a write of the status owns nothing else.</summary>
    private static Dictionary<string, FieldSet>? ResetBy(Kind kind, string subresource)
    {
        if (kind.Subresource("status") is null) return null;
        var reset = subresource == "status" ? FieldSet.Of(FieldPathOf("spec")) : FieldSet.Of(FieldPathOf("status"));
        return new() { [kind.ApiVersion] = reset };
    }

    private static PathElement[] FieldPathOf(string field) => [PathElement.Field(field)];
}
