namespace Keles.Api.Core.V1;

/// <summary>The table of services.</summary>
internal static class ServiceColumns
{
    public static Column[] All { get; } =
    [
        DefaultColumns.Name,
        Column.Of<Service>("Type", "string", static s => s.Spec.Type, "How far the service reaches."),
        Column.Of<Service>("Cluster-IP", "string", static s => s.Spec.ClusterIPs.IsEmpty ? Cells.None : s.Spec.ClusterIPs[0], "Its address inside the cluster."),
        Column.Of<Service>("External-IP", "string", External, "Its addresses outside the cluster."),
        Column.Of<Service>("Port(s)", "string", static s => Cells.OrNone(string.Join(',', s.Spec.Ports.Select(Port))), "Its ports, with their ports on nodes."),
        DefaultColumns.Age,
        Column.Of<Service>("Selector", "string", static s => Cells.Labels(s.Spec.Selector), "Labels of the pods behind it.", priority: 1),
    ];

    private static string External(Service service)
    {
        var fixedAddresses = string.Join(',', service.Spec.ExternalIPs);
        switch (service.Spec.Type)
        {
            case "ClusterIP" or "NodePort":
                return Cells.OrNone(fixedAddresses);
            case "LoadBalancer":
                var balanced = Cells.Addresses(service.Status.LoadBalancer.Ingress.Select(static i => (i.Ip, i.Hostname)));
                var all = string.Join(',', new[] { balanced, fixedAddresses }.Where(static a => a.Length > 0));
                return all.Length > 0 ? all : "<pending>";
            case "ExternalName":
                return service.Spec.ExternalName;
            default:
                return Cells.Unknown;
        }
    }

    private static string Port(ServicePort port) => port.NodePort > 0 ? $"{port.Port}:{port.NodePort}/{port.Protocol}" : $"{port.Port}/{port.Protocol}";
}
