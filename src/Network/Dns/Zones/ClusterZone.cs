using Keles.Machinery;

namespace Keles.Network.Dns.Zones;

/// <summary>All names of the cluster: an immutable snapshot.</summary>
/// <param name="Domain">In lower case.</param>
/// <param name="Serial">Grows from snapshot to snapshot.</param>
/// <param name="Services">By namespace and name.</param>
/// <param name="Reverse">The names of an address: of services or, for headless ones, of endpoints.</param>
internal sealed record ClusterZone(
    string Domain, uint Serial, IReadOnlySet<string> Namespaces, IReadOnlyDictionary<ObjectKey, ZoneService> Services,
    IReadOnlyDictionary<IPAddress, IReadOnlyList<string>> Reverse)
{
    public ZoneService? Service(string ns, string name) => Services.GetValueOrDefault(new ObjectKey(ns, name));

    public string NameOf(ObjectKey service) => $"{service.Name}.{service.Namespace}.svc.{Domain}";
}
