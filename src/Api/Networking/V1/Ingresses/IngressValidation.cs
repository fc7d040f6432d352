using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Networking.V1;

/// <summary>What holds for an ingress.</summary>
internal static class IngressValidation
{
    private const string ClassAnnotation = "kubernetes.io/ingress.class";

    private static readonly FieldPath Spec = FieldPath.Root("spec");
    private static readonly string[] BadSequences = ["//", "/./", "/../", "%2f", "%2F"];
    private static readonly string[] BadSuffixes = ["/..", "/."];

    public static void OnCreate(Ingress o, FieldErrors errors)
    {
        if (o.Spec.IngressClassName is not null && o.Metadata.Annotations.TryGetValue(ClassAnnotation, out var old))
            errors.Invalid(FieldPath.Root("annotations").Child(ClassAnnotation), old, "can not be set when the class field is also set");
        Whole(o.Spec, errors);
    }

    public static void OnUpdate(Ingress o, Ingress stored, FieldErrors errors) => Whole(o.Spec, errors);

    public static void OnStatusUpdate(Ingress o, Ingress stored, FieldErrors errors)
    {
        var path = FieldPath.Root("status", "loadBalancer", "ingress");
        var known = stored.Status.LoadBalancer.Ingress.Select(static i => i.Ip);
        for (var i = 0; i < o.Status.LoadBalancer.Ingress.Count; i++)
        {
            var (point, at) = (o.Status.LoadBalancer.Ingress[i], path.Index(i));
            if (point.Ip.Length > 0) AddressValidation.Ip(point.Ip, known, at.Child("ip"), errors);
            if (point.Hostname.Length == 0) continue;
            if (System.Net.IPAddress.TryParse(point.Hostname, out _)) errors.Invalid(at.Child("hostname"), point.Hostname, "must be a DNS name, not an IP address");
            else errors.RequireSubdomain(at.Child("hostname"), point.Hostname);
        }
    }

    private static void Whole(IngressSpec spec, FieldErrors errors)
    {
        if (spec.Rules.IsEmpty && spec.DefaultBackend is null) errors.Invalid(Spec, spec.Rules.IsNull ? null : spec.Rules, "either `defaultBackend` or `rules` must be specified");
        if (spec.DefaultBackend is { } fallback) Backend(fallback, Spec.Child("defaultBackend"), errors);
        for (var i = 0; i < spec.Rules.Count; i++) Rule(spec.Rules[i], Spec.Child("rules").Index(i), errors);
        for (var i = 0; i < spec.Tls.Count; i++) Tls(spec.Tls[i], Spec.Child("tls").Index(i), errors);
        if (spec.IngressClassName is { } name) errors.RequireSubdomain(Spec.Child("ingressClassName"), name);
    }

    private static void Rule(IngressRule rule, FieldPath path, FieldErrors errors)
    {
        if (rule.Host.Length > 0)
        {
            if (System.Net.IPAddress.TryParse(rule.Host, out _) && !rule.Host.Contains('*', StringComparison.Ordinal)) errors.Invalid(path.Child("host"), rule.Host, "must be a DNS name, not an IP address");
            Host(rule.Host, path.Child("host"), errors);
        }

        if (rule.Http is not { } http) return;
        var paths = path.Child("http", "paths");
        if (http.Paths.IsEmpty) errors.Required(paths);
        for (var i = 0; i < http.Paths.Count; i++) Path(http.Paths[i], paths.Index(i), errors);
    }

    private static void Host(string host, FieldPath path, FieldErrors errors) =>
        errors.InvalidAll(path, host, host.Contains('*', StringComparison.Ordinal) ? DnsNames.WildcardSubdomain(host) : DnsNames.Subdomain(host));

    private static void Path(HTTPIngressPath entry, FieldPath at, FieldErrors errors)
    {
        var path = at.Child("path");
        switch (entry.PathType)
        {
            case null or "":
                errors.Required(at.Child("pathType"), "pathType must be specified");
                break;
            case "Exact" or "Prefix":
                if (!entry.Path.StartsWith('/')) errors.Invalid(path, entry.Path, "must be an absolute path");
                foreach (var bad in BadSequences) if (entry.Path.Contains(bad, StringComparison.Ordinal)) errors.Invalid(path, entry.Path, $"must not contain '{bad}'");
                foreach (var bad in BadSuffixes) if (entry.Path.EndsWith(bad, StringComparison.Ordinal)) errors.Invalid(path, entry.Path, $"cannot end with '{bad}'");
                break;
            case "ImplementationSpecific":
                if (entry.Path.Length > 0 && !entry.Path.StartsWith('/')) errors.Invalid(path, entry.Path, "must be an absolute path");
                break;
            default:
                errors.NotSupported(at.Child("pathType"), entry.PathType, "Exact", "ImplementationSpecific", "Prefix");
                break;
        }

        Backend(entry.Backend, at.Child("backend"), errors);
    }

    private static void Backend(IngressBackend backend, FieldPath path, FieldErrors errors)
    {
        switch (backend)
        {
            case { Resource: not null, Service: not null }:
                errors.Invalid(path, "", "cannot set both resource and service backends");
                break;
            case { Resource: { } resource }:
                ReferenceValidation.Local(resource.ApiGroup, resource.Kind, resource.Name, path.Child("resource"), errors);
                break;
            case { Service: { } service }:
                Service(service, path.Child("service"), errors);
                break;
            default:
                errors.Invalid(path, "", "resource or service backend is required");
                break;
        }
    }

    private static void Service(IngressServiceBackend service, FieldPath path, FieldErrors errors)
    {
        if (errors.RequireText(path.Child("name"), service.Name)) errors.InvalidAll(path.Child("name"), service.Name, DnsNames.Label1035(service.Name));
        var port = path.Child("port");
        switch (service.Port)
        {
            case { Name.Length: > 0, Number: not 0 }:
                errors.Invalid(port, "", "cannot set both port name & port number");
                break;
            case { Name.Length: > 0 }:
                errors.InvalidAll(port.Child("name"), service.Port.Name, KeyNames.PortName(service.Port.Name));
                break;
            case { Number: not 0 }:
                errors.InvalidAll(port.Child("number"), service.Port.Number, KeyNames.PortNumber(service.Port.Number));
                break;
            default:
                errors.Required(port, "port name or number is required");
                break;
        }
    }

    private static void Tls(IngressTLS tls, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < tls.Hosts.Count; i++) Host(tls.Hosts[i], path.Child("hosts").Index(i), errors);
        if (tls.SecretName.Length > 0) errors.RequireSubdomain(path.Child("secretName"), tls.SecretName);
    }
}
