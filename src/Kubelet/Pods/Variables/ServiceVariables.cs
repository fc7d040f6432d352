using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Pods.Variables;

/// <summary>The variables that tell a container where the services of its namespace are, and where the API is.</summary>
internal static class ServiceVariables
{
    private const string MasterNamespace = "default";
    private const string MasterName = "kubernetes";

    public static OrderedMap<string> For(string ns, bool links, IEnumerable<Service> services)
    {
        var chosen = new SortedDictionary<string, Service>(StringComparer.Ordinal);
        foreach (var service in services)
        {
            var isMaster = service.Metadata is { Namespace: MasterNamespace, Name: MasterName };
            if (service.Spec.ClusterIP is "" or "None" || !(isMaster || (links && service.Metadata.Namespace == ns)))
            {
                continue;
            }
            // A service of the pod's own namespace that is called like the API's stays in front.
            if (!isMaster || !chosen.ContainsKey(MasterName))
            {
                chosen[service.Metadata.Name] = service;
            }
        }
        return OrderedMap<string>.From(chosen.Values.SelectMany(Of));
    }

    private static IEnumerable<KeyValuePair<string, string>> Of(Service service)
    {
        var name = Name(service.Metadata.Name);
        var ip = service.Spec.ClusterIP;
        yield return new(name + "_SERVICE_HOST", ip);
        if (service.Spec.Ports.IsEmpty)
        {
            yield break;
        }
        yield return new(name + "_SERVICE_PORT", $"{service.Spec.Ports[0].Port}");
        foreach (var port in ((IEnumerable<ServicePort>)service.Spec.Ports).Where(p => p.Name.Length > 0))
        {
            yield return new($"{name}_SERVICE_PORT_{Name(port.Name)}", $"{port.Port}");
        }
        var host = ip.Contains(':', StringComparison.Ordinal) ? $"[{ip}]" : ip;
        for (var i = 0; i < service.Spec.Ports.Count; i++)
        {
            var port = service.Spec.Ports[i];
            var protocol = port.Protocol.Length > 0 ? port.Protocol : "TCP";
            var prefix = $"{name}_PORT_{port.Port}_{protocol.ToUpperInvariant()}";
            var url = $"{protocol.ToLowerInvariant()}://{host}:{port.Port}";
            if (i == 0)
            {
                yield return new(name + "_PORT", url);
            }
            yield return new(prefix, url);
            yield return new(prefix + "_PROTO", protocol.ToLowerInvariant());
            yield return new(prefix + "_PORT", $"{port.Port}");
            yield return new(prefix + "_ADDR", ip);
        }
    }

    private static string Name(string name) => name.Replace('-', '_').ToUpperInvariant();
}
