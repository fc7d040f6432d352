using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What a client is told about a service that is valid but says something old or something without effect.</summary>
internal static class ServiceWarnings
{
    private static readonly FieldPath Spec = FieldPath.Root("spec");

    public static IEnumerable<string> Of(Service service)
    {
        var spec = service.Spec;
        if (service.Metadata.Annotations.ContainsKey("service.kubernetes.io/topology-aware-hints"))
            yield return "annotation service.kubernetes.io/topology-aware-hints is deprecated, please use service.kubernetes.io/topology-mode instead";
        if (spec.ClusterIP is not ("" or "None")) foreach (var warning in Addresses(spec.ClusterIPs, "clusterIPs")) yield return warning;
        if (spec is { Type: "ClusterIP", ClusterIP: "None" })
        {
            if (spec.LoadBalancerIP.Length > 0) yield return "spec.loadBalancerIP is ignored for headless services";
            if (!spec.ExternalIPs.IsEmpty) yield return "spec.externalIPs is ignored for headless services";
            if (spec.SessionAffinity != "None") yield return "spec.SessionAffinity is ignored for headless services";
        }

        if (!spec.ExternalIPs.IsEmpty) yield return "spec.externalIPs is deprecated";
        foreach (var warning in Addresses(spec.ExternalIPs, "externalIPs")) yield return warning;
        if (spec.LoadBalancerIP.Length > 0) foreach (var warning in IpNames.IpWarnings(Spec.Child("loadBalancerIP"), spec.LoadBalancerIP)) yield return warning;
        for (var i = 0; i < spec.LoadBalancerSourceRanges.Count; i++)
            foreach (var warning in IpNames.CidrWarnings(Spec.Child("loadBalancerSourceRanges").Index(i), spec.LoadBalancerSourceRanges[i])) yield return warning;
        if (spec.Type == "ExternalName" && !spec.ExternalIPs.IsEmpty) yield return "spec.externalIPs is ignored when spec.type is \"ExternalName\"";
        if (spec.Type != "ExternalName" && spec.ExternalName.Length > 0) yield return "spec.externalName is ignored when spec.type is not \"ExternalName\"";
        if (spec.TrafficDistribution == "PreferClose") yield return "spec.trafficDistribution: \"PreferClose\" is deprecated; use \"PreferSameZone\"";
    }

    private static IEnumerable<string> Addresses(Items<string> addresses, string field) =>
        addresses.Index().SelectMany(a => IpNames.IpWarnings(Spec.Child(field).Index(a.Index), a.Item));
}
