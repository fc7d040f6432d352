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
    public static Patch Owners(ObjectMeta seen, Items<OwnerReference> owners) => Of(seen, ("ownerReferences", Array(owners)));

    public static Patch Finalizers(ObjectMeta seen, Items<string> finalizers) => Of(seen, ("finalizers", Array(finalizers)));

    public static Patch OwnersAndFinalizers(ObjectMeta seen, Items<OwnerReference> owners, Items<string> finalizers) =>
        Of(seen, ("ownerReferences", Array(owners)), ("finalizers", Array(finalizers)));

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

    public static Patch Label(ObjectMeta seen, string name, string value) => Of(seen, ("labels", new JsonObject { [name] = value }));

    public static Patch Annotation(ObjectMeta seen, string name, string value) => Of(seen, ("annotations", new JsonObject { [name] = value }));

    private static JsonArray Array(Items<OwnerReference> owners)
    {
        var array = new JsonArray();
        foreach (var owner in owners)
        {
            using var buffer = new PooledBuffer();
            using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) owner.WriteJson(writer);
            array.Add(JsonNode.Parse(buffer.Written));
        }

        return array;
    }

    private static JsonArray Array(Items<string> texts)
    {
        var array = new JsonArray();
        foreach (var text in texts) array.Add((JsonNode)text);
        return array;
    }

    private static Patch Of(ObjectMeta seen, params ReadOnlySpan<(string Member, JsonNode Value)> changes)
    {
        var metadata = new JsonObject { ["uid"] = seen.Uid, ["resourceVersion"] = seen.ResourceVersion };
        foreach (var (member, value) in changes) metadata[member] = value;
        return Patch.Merge(new JsonObject { ["metadata"] = metadata });
    }
}
