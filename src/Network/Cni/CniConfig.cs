using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Keles.Network.Cni;

/// <summary>The list of CNI plugins that wire a pod of this node: a bridge with addresses from the node's range, and host ports.</summary>
/// <param name="Ranges">The node's pod ranges, at most one of each family.</param>
internal sealed record CniConfig(string Bridge, int Mtu, IReadOnlyList<IPNetwork> Ranges)
{
    /// <summary>Also the directory of address leases, so it must never change.</summary>
    public const string NetworkName = "keles";

    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, IndentSize = 2 }))
        {
            json.WriteStartObject();
            json.WriteString("cniVersion", "1.0.0");
            json.WriteString("name", NetworkName);
            json.WriteStartArray("plugins");
            WriteBridge(json);
            WritePortMap(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>
    /// No masquerading here: the plugin's would hide a pod's address from pods on other nodes. Hairpin mode, because a pod may be the
    /// endpoint of a service that it calls itself.
    /// </summary>
    private void WriteBridge(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "bridge");
        json.WriteString("bridge", Bridge);
        json.WriteBoolean("isDefaultGateway", true);
        json.WriteBoolean("ipMasq", false);
        json.WriteBoolean("hairpinMode", true);
        if (Mtu > 0)
        {
            json.WriteNumber("mtu", Mtu);
        }
        json.WriteStartObject("ipam");
        json.WriteString("type", "host-local");
        json.WriteStartArray("ranges");
        foreach (var range in Ranges)
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("subnet", range.ToString());
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePortMap(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "portmap");
        json.WriteStartObject("capabilities");
        json.WriteBoolean("portMappings", true);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
