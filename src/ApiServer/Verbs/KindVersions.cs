using System.Text;
using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Api.CustomResources;
using Keles.Machinery.ManagedFields;

namespace Keles.ApiServer;

/// <summary>A kind in all the versions that are served: fields may be owned in one and changed in another.</summary>
internal sealed class KindVersions : IVersionedTypes
{
    private readonly Dictionary<string, Kind> versions;

    public KindVersions(Kind kind)
    {
        var root = kind.StoredAs ?? kind;
        IEnumerable<Kind> all = kind is CustomKind custom ? custom.Resource.AllKinds : Kinds.All.Where(k => (k.StoredAs ?? k) == root);
        versions = all.Append(kind).DistinctBy(static k => k.ApiVersion).ToDictionary(static k => k.ApiVersion, StringComparer.Ordinal);
    }

    public IEnumerable<string> Names => versions.Keys;

    public TypedObject? Convert(JsonNode? value, string from, string to)
    {
        if (!versions.TryGetValue(to, out var target)) return null;
        if (from == to || value is not JsonObject) return new(value, target.Typed);
        if (!versions.TryGetValue(from, out var source)) return null;
        if (target is CustomKind) return new(Renamed(value.AsObject(), to), target.Typed);
        var stored = source.ToStored(source.ReadJson(Encoding.UTF8.GetBytes(value.ToJsonString())));
        return new(FieldManager.ToJson(target, target.FromStored(stored)), target.Typed);
    }

    /// <summary>Versions of custom resources differ in their name only; what a webhook converts is taken for it too, rather than ask about every owner.</summary>
    private static JsonObject Renamed(JsonObject value, string to)
    {
        var renamed = value.DeepClone().AsObject();
        renamed["apiVersion"] = to;
        return renamed;
    }
}
