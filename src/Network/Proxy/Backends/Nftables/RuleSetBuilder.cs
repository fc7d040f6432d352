using Keles.Machinery;

namespace Keles.Network.Proxy.Backends.Nftables;

/// <summary>Collects a table.</summary>
internal sealed class RuleSetBuilder
{
    private readonly Dictionary<string, (bool IsMap, string Type, Dictionary<string, string>? Elements)> _sets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RuleChain> _chains = new(StringComparer.Ordinal);

    public void Set(string name, string type) => _sets.Add(name, (false, type, new(StringComparer.Ordinal)));

    public void Map(string name, string type) => _sets.Add(name, (true, type, new(StringComparer.Ordinal)));

    /// <summary>A set that rules fill.</summary>
    public void Dynamic(string name, string type) => _sets[name] = (false, type, null);

    public void Chain(string name, Items<string> rules) => Chain(name, new RuleChain(null, rules));

    public void Chain(string name, RuleChain chain) => _chains[name] = chain;

    /// <summary>Where two services claim the same place (an external address), the first in order has it: the same one every time.</summary>
    public void Element(string set, string key, string value = "") => _sets[set].Elements!.TryAdd(key, value);

    public RuleSet Build(string family) => new(
        family, RuleNames.Table,
        OrderedMap<RuleElements>.From(_sets.Select(static s => KeyValuePair.Create(s.Key, new RuleElements(s.Value.IsMap, s.Value.Type,
            s.Value.Elements is { } elements ? OrderedMap<string>.From(elements) : null)))),
        OrderedMap<RuleChain>.From(_chains));
}
