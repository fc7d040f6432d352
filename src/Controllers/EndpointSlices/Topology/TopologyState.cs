using Keles.Machinery;

namespace Keles.Controllers.EndpointSlices.Topology;

/// <summary>Which services have hints by zone, and how many endpoints serve each zone, so that a change of the nodes finds those that no longer fit.</summary>
/// <remarks>Safe from any thread; <c>gate</c> protects all. After a crash the next look at each service fills it again.</remarks>
internal sealed class TopologyState
{
    private readonly Lock gate = new();
    private readonly Dictionary<ObjectKey, Dictionary<string, IReadOnlyDictionary<string, int>>> services = [];

    public bool IsEmpty
    {
        get
        {
            lock (gate) return services.Count == 0;
        }
    }

    public bool Has(ObjectKey service)
    {
        lock (gate) return services.ContainsKey(service);
    }

    public void Set(ObjectKey service, string addressType, IReadOnlyDictionary<string, int> given)
    {
        lock (gate)
        {
            if (!services.TryGetValue(service, out var families)) services[service] = families = new(StringComparer.Ordinal);
            families[addressType] = given;
        }
    }

    public void Remove(ObjectKey service, string addressType)
    {
        lock (gate) if (services.TryGetValue(service, out var families) && families.Remove(addressType) && families.Count == 0) services.Remove(service);
    }

    public void Forget(ObjectKey service)
    {
        lock (gate) services.Remove(service);
    }

    public IReadOnlyList<ObjectKey> Overloaded(ZoneShares shares)
    {
        lock (gate) return [.. services.Where(s => s.Value.Values.Any(shares.IsOverloaded)).Select(static s => s.Key)];
    }
}
