using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Api.CustomResources;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Keles.Machinery.ManagedFields;
using Keles.Machinery.Typing;

namespace Keles.ApiServer;

/// <summary>Books on every write who owns which field, with one engine per kind and subresource.</summary>
internal sealed class FieldManager : IFieldManager
{
    /// <summary>For as long as the kind lives: those of custom resources come and go with their definitions.</summary>
    private readonly ConditionalWeakTable<Kind, ConcurrentDictionary<string, ApplyEngine>> engines = [];

    public IApiObject Updated(Kind kind, IApiObject? before, IApiObject after, string manager, string subresource, DateTimeOffset now)
    {
        var entries = EngineOf(kind, subresource).Update(new UpdateRequest
        {
            Live = before is null ? Nothing(kind) : WithoutOwners(kind, before),
            Managed = before?.Metadata.ManagedFields ?? default,
            Updated = WithoutOwners(kind, after),
            Requested = after.Metadata.ManagedFields,
            Manager = manager,
            Now = Time.From(now),
        });
        return after.WithMetadata(after.Metadata with { ManagedFields = entries });
    }

    public ApplyEngine EngineOf(Kind kind, string subresource) => engines.GetValue(kind, static _ => new(StringComparer.Ordinal)).GetOrAdd(
        subresource,
        static (subresource, kind) =>
        {
            var versions = new KindVersions(kind);
            return new(versions, kind.ApiVersion, subresource, ResetFields.Of(kind, subresource, versions.Names), Nothing(kind));
        },
        kind);

    public static ITypeSchema SchemaOf(Kind kind) => kind.Typed;

    public static JsonObject ToJson(Kind kind, IApiObject value)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) kind.WriteJson(value, writer);
        return JsonNode.Parse(buffer.Written)!.AsObject();
    }

    /// <summary>Nobody owns the list of owners: the engine would only take it out again.</summary>
    private static JsonObject WithoutOwners(Kind kind, IApiObject value) =>
        ToJson(kind, value.Metadata.ManagedFields.IsEmpty ? value : value.WithMetadata(value.Metadata with { ManagedFields = default }));

    /// <summary>What every object of a built-in kind has, empty structures above all, is nobody's; the defaults of a custom one are its creator's.</summary>
    public static JsonObject Nothing(Kind kind) => kind is CustomKind
        ? new() { ["apiVersion"] = kind.ApiVersion, ["kind"] = kind.Name }
        : ToJson(kind, kind.ReadJson("{}"u8));
}
