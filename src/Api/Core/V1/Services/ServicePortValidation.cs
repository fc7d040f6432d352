using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>The ports of a service.</summary>
internal static class ServicePortValidation
{
    public static void Each(ServiceSpec spec, FieldPath path, FieldErrors errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < spec.Ports.Count; i++)
        {
            var (port, at) = (spec.Ports[i], path.Index(i));
            if (port.Name.Length > 0)
            {
                errors.RequireLabel(at.Child("name"), port.Name);
                if (!names.Add(port.Name)) errors.Duplicate(at.Child("name"), port.Name);
            }
            else if (spec.Ports.Count > 1)
            {
                errors.Required(at.Child("name"));
            }

            errors.InvalidAll(at.Child("port"), port.Port, KeyNames.PortNumber(port.Port));
            Protocols.Check(port.Protocol, at.Child("protocol"), errors);
            ProbeValidation.Port(port.TargetPort, at.Child("targetPort"), errors);
            if (port.AppProtocol is { } protocol) errors.RequireQualifiedName(at.Child("appProtocol"), protocol);
        }
    }

    /// <summary>No two ports are the same, here or on the nodes.</summary>
    public static void Together(ServiceSpec spec, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < spec.Ports.Count && spec.Type == ServiceTypes.ClusterIP; i++)
        {
            if (spec.Ports[i].NodePort != 0) errors.Forbidden(path.Index(i).Child("nodePort"), "may not be used when `type` is 'ClusterIP'");
        }

        var onNodes = new HashSet<(string, int)>();
        for (var i = 0; i < spec.Ports.Count; i++)
        {
            var port = spec.Ports[i];
            if (port.NodePort != 0 && !onNodes.Add((port.Protocol, port.NodePort))) errors.Duplicate(path.Index(i).Child("nodePort"), port.NodePort);
        }

        var seen = new HashSet<(string, int)>();
        for (var i = 0; i < spec.Ports.Count; i++)
        {
            var port = spec.Ports[i];
            if (!seen.Add((port.Protocol, port.Port))) errors.Duplicate(path.Index(i), new ServicePort { Protocol = port.Protocol, Port = port.Port });
        }
    }
}
