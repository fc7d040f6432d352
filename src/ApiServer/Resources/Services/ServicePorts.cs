using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Which ports on nodes a service gets.</summary>
internal static class ServicePorts
{
    private static readonly FieldPath Ports = FieldPath.Root("spec", "ports");

    /// <summary>The node ports a service has, the one for health checks included.</summary>
    public static IEnumerable<int> Taken(ServiceSpec spec) =>
        spec.Ports.ToArray().Select(p => p.NodePort).Append(spec.HealthCheckNodePort).Where(p => p != 0).Distinct();

    public static Service OnCreate(Service service, ServiceBooking booking)
    {
        var spec = service.Spec;
        if (spec.Type is ServiceTypes.NodePort or ServiceTypes.LoadBalancer) spec = WithPorts(spec, booking, service);
        return service with { Spec = WithHealthCheck(spec, booking) };
    }

    public static Service OnUpdate(Service service, Service stored, ServiceBooking booking)
    {
        var (spec, before) = (service.Spec, stored.Spec);
        var had = before.Ports.ToArray().Select(p => p.NodePort).Where(p => p != 0).ToHashSet();
        if (spec.Type is ServiceTypes.NodePort or ServiceTypes.LoadBalancer) spec = WithChangedPorts(spec, had, booking, service);
        bool needed = ServiceTypes.NeedsHealthCheck(before), needs = ServiceTypes.NeedsHealthCheck(spec);
        if (needs && !needed) spec = WithHealthCheck(spec, booking);
        if (needed && !needs) spec = spec with { HealthCheckNodePort = 0 };
        return service with { Spec = spec };
    }

    /// <summary>Entries for the same port (in TCP and UDP, say) share one node port, unless each names its own.</summary>
    private static ServiceSpec WithPorts(ServiceSpec spec, ServiceBooking booking, Service service)
    {
        var given = new Dictionary<int, int>();
        var ports = spec.Ports.ToArray();
        for (var i = 0; i < ports.Length; i++)
        {
            var port = ports[i];
            if (port.NodePort == 0 && !ServiceTypes.NeedsNodePorts(spec)) continue;
            if (given.TryGetValue(port.Port, out var shared))
            {
                if (port.NodePort == 0) ports[i] = port with { NodePort = shared };
                else if (port.NodePort != shared) Take(port.NodePort, i, booking, service);
                continue;
            }

            var wish = spec.Ports.Find(p => p.Port == port.Port && p.NodePort != 0)?.NodePort ?? 0;
            if (wish != 0) Take(wish, i, booking, service);
            given[port.Port] = wish != 0 ? wish : Next(booking);
            ports[i] = port with { NodePort = given[port.Port] };
        }

        return spec with { Ports = spec.Ports.IsNull ? default : [.. ports] };
    }

    private static ServiceSpec WithChangedPorts(ServiceSpec spec, HashSet<int> had, ServiceBooking booking, Service service)
    {
        var (taken, seen) = (new HashSet<int>(), new HashSet<(string, int)>());
        var ports = spec.Ports.ToArray();
        for (var i = 0; i < ports.Length; i++)
        {
            var port = ports[i];
            if (port.NodePort == 0 && !ServiceTypes.NeedsNodePorts(spec)) continue;
            if (port.NodePort == 0) ports[i] = port with { NodePort = Next(booking) };
            else if (!had.Contains(port.NodePort) && taken.Add(port.NodePort)) Take(port.NodePort, i, booking, service);
            if (!seen.Add((port.Protocol, ports[i].NodePort))) throw ApiErrors.Make(500, "", $"duplicate nodePort: {{{port.Protocol} {ports[i].NodePort}}}");
        }

        return spec with { Ports = spec.Ports.IsNull ? default : [.. ports] };
    }

    private static ServiceSpec WithHealthCheck(ServiceSpec spec, ServiceBooking booking)
    {
        if (!ServiceTypes.NeedsHealthCheck(spec)) return spec;
        if (spec.HealthCheckNodePort == 0)
            return spec with { HealthCheckNodePort = booking.TakeNextPort() ?? throw ApiErrors.Internal("failed to allocate a HealthCheck NodePort 0: range is full") };
        if (booking.TakePort(spec.HealthCheckNodePort) is { } problem)
            throw ApiErrors.Internal($"failed to allocate requested HealthCheck NodePort {spec.HealthCheckNodePort}: {problem}");
        return spec;
    }

    private static void Take(int port, int index, ServiceBooking booking, Service service)
    {
        if (booking.TakePort(port) is not { } problem) return;
        var errors = new FieldErrors();
        errors.Invalid(Ports.Index(index).Child("nodePort"), port, problem);
        throw ApiErrors.Invalid(ServiceKind.Kind, service.Metadata.Name, errors);
    }

    private static int Next(ServiceBooking booking) => booking.TakeNextPort() ?? throw ApiErrors.Internal("failed to allocate a nodePort: range is full");
}
