namespace Keles.Api.Networking.V1;

/// <summary>The table of ingresses.</summary>
internal static class IngressColumns
{
    private const int Shown = 3;

    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<Ingress>("Class", "string", static i => i.Spec.IngressClassName ?? Cells.None, "The class of the ingress."),
        Column.Of<Ingress>("Hosts", "string", Hosts, "The first hosts of its rules."),
        Column.Of<Ingress>("Address", "string", static i => Cells.Addresses(i.Status.LoadBalancer.Ingress.Select(static p => (p.Ip, p.Hostname))), "Where it can be reached."),
        Column.Of<Ingress>("Ports", "string", static i => i.Spec.Tls.IsEmpty ? "80" : "80, 443", "The ports it opens."),
        DefaultColumns.Age,
    ];

    /// <summary>Counts what is left over by rules, of which some name no host.</summary>
    private static string Hosts(Ingress ingress)
    {
        var hosts = new List<string>(Shown);
        foreach (var rule in ingress.Spec.Rules)
        {
            if (hosts.Count == Shown) return $"{string.Join(',', hosts)} + {ingress.Spec.Rules.Count - Shown} more...";
            if (rule.Host.Length > 0) hosts.Add(rule.Host);
        }

        return hosts.Count == 0 ? "*" : string.Join(',', hosts);
    }
}
