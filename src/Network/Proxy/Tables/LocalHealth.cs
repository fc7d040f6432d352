namespace Keles.Network.Proxy.Tables;

/// <summary>What a load balancer is told of a service on this node: it sends clients only to nodes with targets of their own.</summary>
/// <param name="Port">The service's health check port on the node.</param>
internal readonly record struct LocalHealth(int Port, string Namespace, string Name, int Targets)
{
    /// <summary>One for each service that wants it. A service's ports share their endpoints; the one with most counts.</summary>
    public static IReadOnlyList<LocalHealth> Of(ServiceTable table) =>
    [
        .. table.Services.Where(static s => s.HealthCheckNodePort > 0)
            .GroupBy(static s => (s.HealthCheckNodePort, s.Key.Namespace, s.Key.Name))
            .Select(static g => new LocalHealth(g.Key.HealthCheckNodePort, g.Key.Namespace, g.Key.Name, g.Max(static s => s.Local.Count))),
    ];
}
