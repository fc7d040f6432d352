using System.Text.Json.Nodes;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.Api.CustomResources;

/// <summary>Reads as much of damaged metadata as can be read: what is in the store must stay reachable.</summary>
internal static class LenientMeta
{
    public static ObjectMeta Read(JsonObject? metadata)
    {
        var good = new JsonObject();
        foreach (var (name, value) in metadata ?? [])
        {
            try
            {
                _ = MetaJson.Read(new JsonObject { [name] = value?.DeepClone() }, null);
                good[name] = value?.DeepClone();
            }
            catch (DecodeException)
            {
                // This member is the damaged one.
            }
        }

        return MetaJson.Read(good, null);
    }
}
