using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Discovery.V1;

/// <summary>What holds for an endpoint slice.</summary>
internal static class EndpointSliceValidation
{
    private const int MostEndpoints = 1000;
    private const int MostAddresses = 100;
    private const int MostPorts = 20000;
    private const int MostHints = 8;

    public static void OnCreate(EndpointSlice o, FieldErrors errors) => Whole(o, EndpointSlice.Empty, errors);

    public static void OnUpdate(EndpointSlice o, EndpointSlice stored, FieldErrors errors)
    {
        Whole(o, stored, errors);
        errors.RequireUnchanged(FieldPath.Root("addressType"), o.AddressType, o.AddressType == stored.AddressType);
    }

    private static void Whole(EndpointSlice o, EndpointSlice stored, FieldErrors errors)
    {
        var path = FieldPath.Root("addressType");
        if (errors.RequireText(path, o.AddressType)) errors.RequireOneOf(path, o.AddressType, "FQDN", "IPv4", "IPv6");
        var known = stored.Endpoints.ToArray().SelectMany(static e => e.Addresses.ToArray()).ToItems();
        Endpoints(o, known, FieldPath.Root("endpoints"), errors);
        Ports(o.Ports, FieldPath.Root("ports"), errors);
    }

    private static void Endpoints(EndpointSlice o, Items<string> known, FieldPath path, FieldErrors errors)
    {
        if (o.Endpoints.Count > MostEndpoints)
        {
            errors.TooMany(path, o.Endpoints.Count, MostEndpoints);
            return;
        }

        for (var i = 0; i < o.Endpoints.Count; i++)
        {
            var (endpoint, at) = (o.Endpoints[i], path.Index(i));
            Addresses(endpoint.Addresses, o.AddressType, known, at.Child("addresses"), errors);
            if (endpoint.NodeName is { } node) errors.RequireSubdomain(at.Child("nodeName"), node);
            LabelValidation.Labels(endpoint.DeprecatedTopology, at.Child("deprecatedTopology"), errors);
            if (endpoint.Hostname is { } host) errors.RequireLabel(at.Child("hostname"), host);
            if (endpoint.Hints is { } hints) Hints(hints, at.Child("hints"), errors);
        }
    }

    private static void Addresses(Items<string> addresses, string type, Items<string> known, FieldPath path, FieldErrors errors)
    {
        if (addresses.IsEmpty) errors.Required(path, "must contain at least 1 address");
        else if (addresses.Count > MostAddresses) errors.TooMany(path, addresses.Count, MostAddresses);
        for (var i = 0; i < addresses.Count; i++)
        {
            var (address, at) = (addresses[i], path.Index(i));
            if (type == "FQDN") errors.AddRange(QualifiedDomains.FullyQualifiedDomainName(at, address));
            if (type is not ("IPv4" or "IPv6") || !AddressValidation.Ip(address, known, at, errors)) continue;
            if (AddressValidation.IsIpv6(address) != (type == "IPv6")) errors.Invalid(at, address, $"must be an {type} address");
            AddressValidation.NotSpecial(address, at, errors);
        }
    }

    private static void Hints(EndpointHints hints, FieldPath path, FieldErrors errors)
    {
        Named(hints.ForZones.ToArray().Select(static z => z.Name), path.Child("forZones"), errors, static (e, p, n) => e.InvalidAll(p, n, LabelNames.Value(n)));
        Named(hints.ForNodes.ToArray().Select(static n => n.Name), path.Child("forNodes"), errors, static (e, p, n) => e.RequireSubdomain(p, n));
    }

    private static void Named(IEnumerable<string> names, FieldPath path, FieldErrors errors, Action<FieldErrors, FieldPath, string> check)
    {
        var all = names.ToArray();
        if (all.Length > MostHints)
        {
            errors.TooMany(path, all.Length, MostHints);
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < all.Length; i++)
        {
            var at = path.Index(i).Child("name");
            if (!errors.RequireText(at, all[i])) continue;
            if (!seen.Add(all[i])) errors.Duplicate(at, all[i]);
            else check(errors, at, all[i]);
        }
    }

    private static void Ports(Items<EndpointPort> ports, FieldPath path, FieldErrors errors)
    {
        if (ports.Count > MostPorts)
        {
            errors.TooMany(path, ports.Count, MostPorts);
            return;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < ports.Count; i++)
        {
            var (port, at) = (ports[i], path.Index(i));
            var name = port.Name ?? "";
            if (name.Length > 0) errors.RequireLabel(at.Child("name"), name);
            if (!names.Add(name)) errors.Duplicate(at.Child("name"), name);
            if (port.Protocol is null) errors.Required(at.Child("protocol"));
            else errors.RequireOneOf(at.Child("protocol"), port.Protocol, "SCTP", "TCP", "UDP");
            if (port.AppProtocol is { } app) errors.RequireQualifiedName(at.Child("appProtocol"), app);
        }
    }
}
