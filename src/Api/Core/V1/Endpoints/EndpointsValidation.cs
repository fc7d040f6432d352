using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What holds for endpoints.</summary>
internal static class EndpointsValidation
{
    private static readonly FieldPath Path = FieldPath.Root("subsets");

    public static void OnCreate(Endpoints o, FieldErrors errors) => Whole(o, default, errors);

    public static void OnUpdate(Endpoints o, Endpoints stored, FieldErrors errors) =>
        Whole(o, [.. stored.Subsets.SelectMany(static s => s.Addresses.Concat(s.NotReadyAddresses)).Select(static a => a.Ip)], errors);

    private static void Whole(Endpoints o, Items<string> known, FieldErrors errors)
    {
        for (var i = 0; i < o.Subsets.Count; i++)
        {
            var (subset, at) = (o.Subsets[i], Path.Index(i));
            if (subset.Addresses.IsEmpty && subset.NotReadyAddresses.IsEmpty) errors.Required(at, "must specify `addresses` or `notReadyAddresses`");
            for (var j = 0; j < subset.Addresses.Count; j++) Address(subset.Addresses[j], known, at.Child("addresses").Index(j), errors);
            for (var j = 0; j < subset.NotReadyAddresses.Count; j++) Address(subset.NotReadyAddresses[j], known, at.Child("notReadyAddresses").Index(j), errors);
            for (var j = 0; j < subset.Ports.Count; j++) Port(subset.Ports[j], subset.Ports.Count > 1, at.Child("ports").Index(j), errors);
        }
    }

    private static void Address(EndpointAddress address, Items<string> known, FieldPath path, FieldErrors errors)
    {
        AddressValidation.Ip(address.Ip, known, path.Child("ip"), errors);
        if (address.Hostname.Length > 0) errors.RequireLabel(path.Child("hostname"), address.Hostname);
        if (address.NodeName is { } node) errors.RequireSubdomain(path.Child("nodeName"), node);
        AddressValidation.NotSpecial(address.Ip, path.Child("ip"), errors);
    }

    private static void Port(EndpointPort port, bool nameNeeded, FieldPath path, FieldErrors errors)
    {
        if (port.Name.Length > 0) errors.RequireLabel(path.Child("name"), port.Name);
        else if (nameNeeded) errors.Required(path.Child("name"));
        errors.InvalidAll(path.Child("port"), port.Port, KeyNames.PortNumber(port.Port));
        Protocols.Check(port.Protocol, path.Child("protocol"), errors);
        if (port.AppProtocol is { } protocol) errors.RequireQualifiedName(path.Child("appProtocol"), protocol);
    }
}
