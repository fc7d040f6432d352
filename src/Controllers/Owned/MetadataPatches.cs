using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.Controllers.Owned;

/// <summary>Patches of lists in metadata, good only for the very object and version that was seen.</summary>
internal static class MetadataPatches
{
    public static Patch Owners(ObjectMeta seen, Items<OwnerReference> owners)
    {
        var array = new JsonArray();
        foreach (var owner in owners)
        {
            using var buffer = new PooledBuffer();
            using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) owner.WriteJson(writer);
            array.Add(JsonNode.Parse(buffer.Written));
        }

        return Of(seen, "ownerReferences", array);
    }

    public static Patch Finalizers(ObjectMeta seen, Items<string> finalizers)
    {
        var array = new JsonArray();
        foreach (var finalizer in finalizers) array.Add((JsonNode)finalizer);
        return Of(seen, "finalizers", array);
    }

    /// <summary>A pod's phase and conditions.</summary>
    public static Patch Status(ObjectMeta seen, string phase, Items<PodCondition> conditions)
    {
        var array = new JsonArray();
        foreach (var condition in conditions)
        {
            using var buffer = new PooledBuffer();
            using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) condition.WriteJson(writer);
            array.Add(JsonNode.Parse(buffer.Written));
        }

        return Patch.Merge(new JsonObject
        {
            ["metadata"] = new JsonObject { ["uid"] = seen.Uid, ["resourceVersion"] = seen.ResourceVersion },
            ["status"] = new JsonObject { ["phase"] = phase, ["conditions"] = array },
        });
    }

    private static Patch Of(ObjectMeta seen, string member, JsonArray value) =>
        Patch.Merge(new JsonObject { ["metadata"] = new JsonObject { ["uid"] = seen.Uid, ["resourceVersion"] = seen.ResourceVersion, [member] = value } });
}
