using Keles.Network.Proxy.Tables;

namespace Keles.Network.Proxy.Backends.Nftables;

/// <summary>The table that serves a <see cref="ServiceTable"/>: a pure function of it and the settings.</summary>
internal static class ServiceRuleSet
{
    public static RuleSet Of(ServiceTable table, RuleSettings settings)
    {
        var words = FamilyWords.Of(settings.Family);
        var builder = new RuleSetBuilder();
        var place = $"type {words.AddressType} . inet_proto . inet_service : verdict;";
        const string nodePort = "type inet_proto . inet_service : verdict;";
        builder.Set(RuleNames.ClusterIPs, $"type {words.AddressType};");
        builder.Set(RuleNames.NodePortIPs, $"type {words.AddressType};");
        builder.Set(RuleNames.Hairpin, $"type {words.AddressType} . {words.AddressType};");
        builder.Map(RuleNames.ServiceIPs, place);
        builder.Map(RuleNames.RefusedIPs, place);
        builder.Map(RuleNames.Firewalls, place);
        builder.Map(RuleNames.NodePorts, nodePort);
        builder.Map(RuleNames.RefusedNodePorts, nodePort);
        foreach (var (name, chain) in StaticRules.Chains(settings))
        {
            builder.Chain(name, chain);
        }
        foreach (var address in settings.NodeAddresses)
        {
            builder.Element(RuleNames.NodePortIPs, address.ToString());
        }
        foreach (var service in table.Services)
        {
            new ServiceRules(settings, service, builder).Add();
        }
        return builder.Build(words.Ip);
    }
}
