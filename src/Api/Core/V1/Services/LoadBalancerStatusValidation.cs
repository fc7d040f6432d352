using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Where a balancer says that it listens.</summary>
internal static class LoadBalancerStatusValidation
{
    public static void Of(Service o, Service stored, FieldPath path, FieldErrors errors)
    {
        var ingress = path.Child("ingress");
        if (o.Spec.Type != ServiceTypes.LoadBalancer)
        {
            if (!o.Status.LoadBalancer.Ingress.IsEmpty) errors.Forbidden(ingress, "may only be used when `spec.type` is 'LoadBalancer'");
            return;
        }

        var known = stored.Status.LoadBalancer.Ingress.Select(static i => i.Ip);
        for (var i = 0; i < o.Status.LoadBalancer.Ingress.Count; i++) One(o.Status.LoadBalancer.Ingress[i], known, ingress.Index(i), errors);
    }

    /// <summary>A name is a name.</summary>
    public static void Hostname(string name, FieldPath path, FieldErrors errors)
    {
        if (name.Length == 0) return;
        errors.RequireSubdomain(path, name);
        if (IpNames.LegacyIp(path, name, strict: false).IsEmpty) errors.Invalid(path, name, "must be a DNS name, not an IP address");
    }

    private static void One(LoadBalancerIngress ingress, Items<string> known, FieldPath path, FieldErrors errors)
    {
        if (ingress.Ip.Length > 0) AddressValidation.Ip(ingress.Ip, known, path.Child("ip"), errors);
        var mode = path.Child("ipMode");
        switch (ingress)
        {
            case { IpMode: null, Ip.Length: > 0 }:
                errors.Required(mode, "must be specified when `ip` is set");
                break;
            case { IpMode: not null, Ip: "" }:
                errors.Forbidden(mode, "may not be specified when `ip` is not set");
                break;
            case { IpMode: not (null or "Proxy" or "VIP") }:
                errors.NotSupported(mode, ingress.IpMode, "Proxy", "VIP");
                break;
        }

        Hostname(ingress.Hostname, path.Child("hostname"), errors);
    }
}
