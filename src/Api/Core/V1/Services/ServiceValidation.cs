using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What holds for a service.</summary>
internal static class ServiceValidation
{
    private const string OldHintsAnnotation = "service.kubernetes.io/topology-aware-hints";
    private const string TopologyModeAnnotation = "service.kubernetes.io/topology-mode";
    private const string RangesAnnotation = "service.beta.kubernetes.io/load-balancer-source-ranges";
    private const string OnlyForBalancers = "may only be used when `type` is 'LoadBalancer'";
    private const int KubeletPort = 10250;
    private const int OneDay = 86400;

    private static readonly FieldPath Spec = FieldPath.Root("spec");
    private static readonly FieldPath Annotations = FieldPath.Root("metadata", "annotations");

    public static void OnCreate(Service o, FieldErrors errors) => Whole(o, ServiceSpec.Empty, errors);

    public static void OnUpdate(Service o, Service stored, FieldErrors errors)
    {
        ServiceAddressValidation.OnUpdate(o.Spec, stored.Spec, Spec, errors);
        if (o.Spec.Type == ServiceTypes.LoadBalancer && stored.Spec.Type == ServiceTypes.LoadBalancer && o.Spec.LoadBalancerClass != stored.Spec.LoadBalancerClass) errors.Invalid(Spec.Child("loadBalancerClass"), o.Spec.LoadBalancerClass, "may not change once set");
        BalancerClass(o.Spec, errors);
        if (ServiceTypes.NeedsHealthCheck(stored.Spec) && ServiceTypes.NeedsHealthCheck(o.Spec) && o.Spec.HealthCheckNodePort != stored.Spec.HealthCheckNodePort) errors.Forbidden(Spec.Child("healthCheckNodePort"), FieldChecks.IsImmutable);
        Whole(o, stored.Spec, errors);
    }

    public static void OnStatusUpdate(Service o, Service stored, FieldErrors errors) => LoadBalancerStatusValidation.Of(o, stored, FieldPath.Root("status", "loadBalancer"), errors);

    private static void Whole(Service o, ServiceSpec stored, FieldErrors errors)
    {
        var (spec, annotations) = (o.Spec, o.Metadata.Annotations);
        if (annotations.TryGetValue(TopologyModeAnnotation, out var mode) && annotations.TryGetValue(OldHintsAnnotation, out var hints) && mode != hints) errors.Invalid(Annotations.Key(TopologyModeAnnotation), mode, $"must match annotations[{OldHintsAnnotation}] when both are specified");
        if (spec.Ports.IsEmpty && !ServiceTypes.IsHeadless(spec) && spec.Type != ServiceTypes.ExternalName) errors.Required(Spec.Child("ports"));
        ByType(spec, errors);
        ServicePortValidation.Each(spec, Spec.Child("ports"), errors);
        LabelValidation.Labels(spec.Selector, Spec.Child("selector"), errors);
        Affinity(spec, errors);
        ServiceAddressValidation.Of(spec, stored, Spec, errors);
        for (var i = 0; i < spec.ExternalIPs.Count; i++)
        {
            var path = Spec.Child("externalIPs").Index(i);
            if (AddressValidation.Ip(spec.ExternalIPs[i], stored.ExternalIPs, path, errors)) AddressValidation.NotSpecial(spec.ExternalIPs[i], path, errors);
        }

        if (errors.RequireText(Spec.Child("type"), spec.Type)) errors.RequireOneOf(Spec.Child("type"), spec.Type, ServiceTypes.ClusterIP, ServiceTypes.ExternalName, ServiceTypes.LoadBalancer, ServiceTypes.NodePort);
        ServicePortValidation.Together(spec, Spec.Child("ports"), errors);
        SourceRanges(o, stored, errors);
        if (spec.AllocateLoadBalancerNodePorts is not null && spec.Type != ServiceTypes.LoadBalancer) errors.Forbidden(Spec.Child("allocateLoadBalancerNodePorts"), OnlyForBalancers);
        if (spec is { Type: ServiceTypes.LoadBalancer, AllocateLoadBalancerNodePorts: null }) errors.Required(FieldPath.Root("allocateLoadBalancerNodePorts"));
        BalancerClass(spec, errors);
        ServiceTrafficValidation.Of(spec, Spec, errors);
    }

    private static void ByType(ServiceSpec spec, FieldErrors errors)
    {
        const string notForNames = "may not be set for ExternalName services";
        var balanced = spec.Type == ServiceTypes.LoadBalancer;
        for (var i = 0; i < spec.Ports.Count && balanced; i++)
        {
            if (spec.Ports[i].Port == KubeletPort) errors.Invalid(Spec.Child("ports").Index(i), KubeletPort, $"may not expose port {KubeletPort} externally since it is used by kubelet");
        }

        if ((balanced || spec.Type == ServiceTypes.NodePort) && spec.ClusterIPs is [ServiceTypes.None]) errors.Invalid(Spec.Child("clusterIPs").Index(0), ServiceTypes.None, $"may not be set to 'None' for {spec.Type} services");
        if (spec.Type != ServiceTypes.ExternalName) return;
        if (!spec.ClusterIPs.IsEmpty) errors.Forbidden(Spec.Child("clusterIPs"), notForNames);
        if (!spec.IpFamilies.IsEmpty) errors.Forbidden(Spec.Child("ipFamilies"), notForNames);
        if (spec.IpFamilyPolicy is not null) errors.Forbidden(Spec.Child("ipFamilyPolicy"), notForNames);
        var name = spec.ExternalName.EndsWith('.') ? spec.ExternalName[..^1] : spec.ExternalName;
        if (errors.RequireText(Spec.Child("externalName"), name)) errors.RequireSubdomain(Spec.Child("externalName"), name);
    }

    private static void Affinity(ServiceSpec spec, FieldErrors errors)
    {
        FieldPath path = Spec.Child("sessionAffinity"), config = Spec.Child("sessionAffinityConfig");
        if (errors.RequireText(path, spec.SessionAffinity)) errors.RequireOneOf(path, spec.SessionAffinity, "ClientIP", "None");
        switch (spec)
        {
            case { SessionAffinity: "None", SessionAffinityConfig: not null }:
                errors.Forbidden(config, "must not be set when session affinity is None");
                break;
            case { SessionAffinity: "ClientIP", SessionAffinityConfig: null }:
                errors.Required(config, "when session affinity type is ClientIP");
                break;
            case { SessionAffinity: "ClientIP", SessionAffinityConfig.ClientIP: null }:
                errors.Required(config.Child("clientIP"), "when session affinity type is ClientIP");
                break;
            case { SessionAffinity: "ClientIP", SessionAffinityConfig.ClientIP.TimeoutSeconds: null }:
                errors.Required(config.Child("clientIP", "timeoutSeconds"), "when session affinity type is ClientIP");
                break;
            case { SessionAffinity: "ClientIP", SessionAffinityConfig.ClientIP.TimeoutSeconds: <= 0 or > OneDay }:
                errors.Invalid(config.Child("clientIP", "timeoutSeconds"), spec.SessionAffinityConfig.ClientIP.TimeoutSeconds, $"must be greater than 0 and less than {OneDay}");
                break;
        }
    }

    private static void SourceRanges(Service o, ServiceSpec stored, FieldErrors errors)
    {
        var fromField = !o.Spec.LoadBalancerSourceRanges.IsEmpty;
        if (!fromField && !o.Metadata.Annotations.ContainsKey(RangesAnnotation)) return;
        var path = fromField ? Spec.Child("LoadBalancerSourceRanges") : Annotations.Key(RangesAnnotation);
        if (o.Spec.Type != ServiceTypes.LoadBalancer) errors.Forbidden(path, OnlyForBalancers);
        for (var i = 0; i < o.Spec.LoadBalancerSourceRanges.Count; i++) AddressValidation.Cidr(o.Spec.LoadBalancerSourceRanges[i].Trim(), stored.LoadBalancerSourceRanges, path.Index(i), errors);
        if (fromField) return;
        var text = o.Metadata.Annotations[RangesAnnotation].Trim();
        foreach (var range in text.Length == 0 ? [] : text.Split(',')) AddressValidation.Cidr(range.Trim(), default, path, errors);
    }

    private static void BalancerClass(ServiceSpec spec, FieldErrors errors)
    {
        if (spec.LoadBalancerClass is not { } name) return;
        if (spec.Type == ServiceTypes.LoadBalancer) errors.RequireQualifiedName(Spec.Child("loadBalancerClass"), name);
        else errors.Forbidden(Spec.Child("loadBalancerClass"), OnlyForBalancers);
    }
}
