using Keles.Cel;

namespace Keles.Api.Expressions;

/// <summary>What a device is or has, by domain. A domain nobody has spoken of is an empty one, so that only names can be missing; a name without a domain is in the driver's.</summary>
internal sealed class DeviceDomains : ICelMap
{
    private static readonly CelValue Nothing = CelValue.Of(new CelMap([]));

    private readonly Dictionary<CelValue, CelValue> domains = [];

    public DeviceDomains(string driver, IEnumerable<(string Name, CelValue Value)> members)
    {
        var byDomain = new Dictionary<string, Dictionary<CelValue, CelValue>>(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            var slash = name.IndexOf('/', StringComparison.Ordinal);
            var domain = slash < 0 ? driver : name[..slash];
            if (!byDomain.TryGetValue(domain, out var names)) byDomain[domain] = names = [];
            names[CelValue.Of(name[(slash + 1)..])] = value;
        }

        foreach (var (domain, names) in byDomain) domains[CelValue.Of(domain)] = CelValue.Of(new CelMap(names));
    }

    public int Count => domains.Count;

    public IEnumerable<CelValue> Keys => domains.Keys;

    public bool Has(CelValue key) => domains.ContainsKey(key);

    public bool TryGet(CelValue key, out CelValue value)
    {
        value = domains.TryGetValue(key, out var found) ? found : Nothing;
        return true;
    }
}
