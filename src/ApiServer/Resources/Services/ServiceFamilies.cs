using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Which families of addresses a service has: what it says, completed from its addresses, its policy and what the cluster has.</summary>
internal static class ServiceFamilies
{
    private const string Single = "SingleStack";
    private const string Prefer = "PreferDualStack";
    private const string Require = "RequireDualStack";
    private const string Unchangeable = "must be 'SingleStack' to release the secondary ";
    private const string Several = "must be 'RequireDualStack' or 'PreferDualStack' when multiple ";

    private static readonly FieldPath Spec = FieldPath.Root("spec");
    private static readonly FieldPath PolicyPath = Spec.Child("ipFamilyPolicy");

    /// <param name="stored">Null on creation.</param>
    /// <param name="cluster">The families the cluster has, its own first.</param>
    public static ServiceSpec Settle(ServiceSpec spec, ServiceSpec? stored, IReadOnlyList<string> cluster, FieldErrors errors)
    {
        if (spec.Type == ServiceTypes.ExternalName || StaysPreferred(spec, stored)) return spec;
        var bare = spec.ClusterIP == ServiceTypes.None && spec.Selector.IsEmpty;
        spec = spec with { IpFamilyPolicy = spec.IpFamilyPolicy ?? stored?.IpFamilyPolicy ?? (bare ? Require : Single) };
        ServiceAddressValidation.Of(spec, stored ?? ServiceSpec.Empty, Spec, errors);
        if (!errors.IsEmpty) return spec;

        if (stored is not null) spec = Reduced(spec, stored, errors);
        if (spec.IpFamilyPolicy == Single)
        {
            if (spec.ClusterIPs.Count == 2) errors.Invalid(PolicyPath, spec.IpFamilyPolicy, Several + "cluster IPs are specified");
            if (spec.IpFamilies.Count == 2) errors.Invalid(PolicyPath, spec.IpFamilyPolicy, Several + "IP families are specified");
        }

        spec = FromAddresses(spec, cluster, errors);
        if (!errors.IsEmpty) return spec;

        // Endpoints of a service without selector are somebody else's: they may be of any family, whatever the cluster has.
        if (bare) return Completed(WithOwn(spec, cluster), spec.IpFamilyPolicy != Single);
        if (spec.IpFamilyPolicy == Require && cluster.Count < 2) errors.Invalid(PolicyPath, spec.IpFamilyPolicy, "this cluster is not configured for dual-stack services");
        for (var i = 0; i < spec.IpFamilies.Count; i++)
        {
            if (!cluster.Contains(spec.IpFamilies[i])) errors.Invalid(Spec.Child("ipFamilies").Index(i), spec.IpFamilies[i], "not configured on this cluster");
        }

        return errors.IsEmpty ? Completed(WithOwn(spec, cluster), spec.IpFamilyPolicy != Single && cluster.Count == 2) : spec;
    }

    /// <summary>Whether a service that prefers both is to be left as it is: it gains or loses no family because the cluster did.</summary>
    public static bool StaysPreferred(ServiceSpec spec, ServiceSpec? stored) =>
        stored is { IpFamilyPolicy: Prefer } && spec.IpFamilyPolicy == Prefer
        && Same(spec.ClusterIPs, stored.ClusterIPs) && Same(spec.IpFamilies, stored.IpFamilies) && spec.Type != ServiceTypes.ExternalName && stored.Type != ServiceTypes.ExternalName;

    private static ServiceSpec Reduced(ServiceSpec spec, ServiceSpec stored, FieldErrors errors)
    {
        static bool Fewer(Items<string> now, Items<string> before) => now.Count > 0 && now.Count < before.Count;
        if (spec.IpFamilyPolicy != Single)
        {
            if (Fewer(spec.ClusterIPs, stored.ClusterIPs)) errors.Invalid(PolicyPath, spec.IpFamilyPolicy, Unchangeable + "cluster IP");
            if (Fewer(spec.IpFamilies, stored.IpFamilies)) errors.Invalid(PolicyPath, spec.IpFamilyPolicy, Unchangeable + "IP family");
            return spec;
        }

        if (spec.ClusterIPs.Count > 1 && Same(spec.ClusterIPs, stored.ClusterIPs)) spec = spec with { ClusterIPs = [spec.ClusterIPs[0]] };
        return spec.IpFamilies.Count > 1 && Same(spec.IpFamilies, stored.IpFamilies) ? spec with { IpFamilies = [spec.IpFamilies[0]] } : spec;
    }

    private static ServiceSpec FromAddresses(ServiceSpec spec, IReadOnlyList<string> cluster, FieldErrors errors)
    {
        if (spec.ClusterIPs is [ServiceTypes.None, ..]) return spec;
        for (var i = spec.IpFamilies.Count; i < spec.ClusterIPs.Count; i++)
        {
            var family = AddressFamilies.Of(spec.ClusterIPs[i]);
            if (cluster.Contains(family)) spec = spec with { IpFamilies = spec.IpFamilies.Add(family) };
            else errors.Invalid(Spec.Child("clusterIPs").Index(i), spec.ClusterIPs, $"{family} is not configured on this cluster");
        }

        return spec;
    }

    private static ServiceSpec WithOwn(ServiceSpec spec, IReadOnlyList<string> cluster) => spec.IpFamilies.IsEmpty ? spec with { IpFamilies = [cluster[0]] } : spec;

    private static ServiceSpec Completed(ServiceSpec spec, bool both) =>
        both && spec.IpFamilies.Count == 1 ? spec with { IpFamilies = spec.IpFamilies.Add(AddressFamilies.Other(spec.IpFamilies[0])) } : spec;

    /// <summary>Absent and empty are the same here.</summary>
    private static bool Same(Items<string> a, Items<string> b) => a.AsSpan().SequenceEqual(b.AsSpan());
}
