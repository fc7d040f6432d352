using System.Text;

namespace Keles.Network.Proxy.Backends.Nftables;

/// <summary>The script that turns the kernel's table into another: all of it, or only what differs.</summary>
internal static class RuleSetChange
{
    /// <summary>Whatever was there before goes, in the same transaction.</summary>
    public static string Whole(RuleSet wanted)
    {
        var script = new StringBuilder();
        script.Append($"add table {wanted.Place}\ndelete table {wanted.Place}\nadd table {wanted.Place}\n");
        Difference(script, new RuleSet(wanted.Family, wanted.Table, default, default), wanted);
        return script.ToString();
    }

    /// <summary>Empty when nothing differs.</summary>
    public static string From(RuleSet present, RuleSet wanted)
    {
        var script = new StringBuilder();
        Difference(script, present, wanted);
        return script.ToString();
    }

    /// <summary>
    /// The order matters: what is named must be there, and what is deleted must not be named any more. So: new names, emptied chains,
    /// elements that go, rules, elements that come, and last the names that nobody uses now.
    /// </summary>
    private static void Difference(StringBuilder script, RuleSet before, RuleSet after)
    {
        var place = after.Place;
        foreach (var (name, set) in after.Sets.Where(s => !before.Sets.ContainsKey(s.Key)))
        {
            script.Append($"add {set.Keyword} {place} {name} {{ {set.Type} }}\n");
        }
        foreach (var (name, chain) in after.Chains.Where(c => !before.Chains.ContainsKey(c.Key)))
        {
            script.Append($"add chain {place} {name}{(chain.Hook is null ? "" : $" {{ {chain.Hook} }}")}\n");
        }
        var changed = after.Chains.Where(c => !before.Chains.TryGetValue(c.Key, out var old) || old.Rules != c.Value.Rules).ToList();
        var gone = before.Chains.Where(c => !after.Chains.ContainsKey(c.Key)).Select(static c => c.Key).ToList();
        foreach (var name in changed.Where(c => before.Chains.ContainsKey(c.Key)).Select(static c => c.Key).Concat(gone))
        {
            script.Append($"flush chain {place} {name}\n");
        }
        foreach (var (name, set) in before.Sets.Where(s => s.Value.Elements is not null && after.Sets.ContainsKey(s.Key)))
        {
            Elements(script, $"delete element {place} {name}", ElementsThatGo(set, after.Sets[name]));
        }
        foreach (var (name, chain) in changed)
        {
            foreach (var rule in chain.Rules)
            {
                script.Append($"add rule {place} {name} {rule}\n");
            }
        }
        foreach (var (name, set) in after.Sets.Where(static s => s.Value.Elements is not null))
        {
            Elements(script, $"add element {place} {name}", ElementsThatCome(before.Sets.Get(name), set));
        }
        foreach (var name in gone)
        {
            script.Append($"delete chain {place} {name}\n");
        }
        foreach (var (name, set) in before.Sets.Where(s => !after.Sets.ContainsKey(s.Key)))
        {
            script.Append($"delete {set.Keyword} {place} {name}\n");
        }
    }

    private static IEnumerable<string> ElementsThatGo(RuleElements before, RuleElements after) => before.Elements!.Value
        .Where(e => !after.Elements!.Value.TryGetValue(e.Key, out var value) || value != e.Value)
        .Select(static e => e.Key);

    private static IEnumerable<string> ElementsThatCome(RuleElements? before, RuleElements after) => after.Elements!.Value
        .Where(e => before?.Elements is not { } old || !old.TryGetValue(e.Key, out var value) || value != e.Value)
        .Select(static e => e.Value.Length == 0 ? e.Key : $"{e.Key} : {e.Value}");

    private static void Elements(StringBuilder script, string command, IEnumerable<string> elements)
    {
        foreach (var chunk in elements.Chunk(NetworkLimits.ElementsPerLine))
        {
            script.Append(command).Append(" { ").AppendJoin(", ", chunk).Append(" }\n");
        }
    }
}
