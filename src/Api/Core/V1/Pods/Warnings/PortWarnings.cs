using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Warnings about ports that a pod names twice, in one container or in several.</summary>
internal static class PortWarnings
{
    public static IEnumerable<string> Of(PodSpec spec, FieldPath path)
    {
        var (ports, warnings) = (new List<(ContainerPort Port, FieldPath Path)>(), new List<string>());
        ContainerPaths.Visit(spec, path, (container, at) =>
        {
            for (var i = 0; i < container.Ports.Count; i++) ports.Add((container.Ports[i], at.Child("ports").Index(i)));
        });
        for (var i = 0; i < ports.Count; i++)
        {
            var (port, at) = ports[i];
            if (port.HostIP.Length > 0 && port.HostPort == 0) warnings.Add($"{at}: hostIP set without hostPort: {Printed(port)}");
            warnings.AddRange(ports.Take(i).Where(o => o.Port.ContainerPortValue == port.ContainerPortValue && o.Port.Protocol == port.Protocol)
                .Select(o => (How: Clash(port, o.Port), o.Path)).Where(static c => c.How is not null).Select(c => $"{at}: {c.How} port definition with {c.Path}"));
        }

        var names = new Dictionary<string, FieldPath>(StringComparer.Ordinal);
        foreach (var (port, at) in ports.Where(static p => p.Port.Name.Length > 0))
        {
            if (!names.TryAdd(port.Name, at)) warnings.Add($"{at}: duplicate port name {GoQuote.Quote(port.Name)} with {names[port.Name]}, services and probes that select ports by name will use {names[port.Name]}");
        }

        return warnings;
    }

    private static string? Clash(ContainerPort port, ContainerPort other)
    {
        if (port.HostIP == other.HostIP && port.HostPort == other.HostPort) return "duplicate";
        if (port.HostPort == 0 || other.HostPort == 0) return "overlapping";
        return port.HostPort == other.HostPort && (port.HostIP.Length == 0) != (other.HostIP.Length == 0) ? "dangerously ambiguous" : null;
    }

    /// <summary>As upstream's language prints the record.</summary>
    private static string Printed(ContainerPort port) =>
        $"{{Name:{port.Name} HostPort:{port.HostPort} ContainerPort:{port.ContainerPortValue} Protocol:{port.Protocol} HostIP:{port.HostIP}}}";
}
