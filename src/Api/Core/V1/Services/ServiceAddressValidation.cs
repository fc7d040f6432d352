using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>The cluster IPs of a service and the families they are of.</summary>
public static class ServiceAddressValidation
{
    private const string MayNotChange = "may not change once set";

    public static void Of(ServiceSpec spec, ServiceSpec stored, FieldPath path, FieldErrors errors)
    {
        if (spec.Type == ServiceTypes.ExternalName) return;
        FieldPath ips = path.Child("clusterIPs"), families = path.Child("ipFamilies");
        Agree(spec, ips, errors);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < spec.IpFamilies.Count; i++)
        {
            errors.RequireOneOf(families.Index(i), spec.IpFamilies[i], "IPv4", "IPv6");
            if (!seen.Add(spec.IpFamilies[i])) errors.Duplicate(families.Index(i), spec.IpFamilies[i]);
        }

        if (spec.IpFamilyPolicy is { } policy) errors.RequireOneOf(path.Child("ipFamilyPolicy"), policy, "PreferDualStack", "RequireDualStack", "SingleStack");
        if (Each(spec, stored, ips, errors)) Families(spec, ips, errors);
    }

    /// <summary>Addresses stay; a second one may come, and go when the policy says single stack.</summary>
    public static void OnUpdate(ServiceSpec spec, ServiceSpec stored, FieldPath path, FieldErrors errors)
    {
        if (spec.Type == ServiceTypes.ExternalName || stored.Type == ServiceTypes.ExternalName) return;
        bool headless = spec.ClusterIPs is [ServiceTypes.None], wasHeadless = stored.ClusterIPs is [ServiceTypes.None];
        if (!headless || !wasHeadless) Kept(spec.ClusterIPs, stored.ClusterIPs, spec, path, "clusterIPs", "clusterIP", errors);
        if (!headless && !wasHeadless) KeptFamilies(spec, stored, path, errors);
    }

    private static void Agree(ServiceSpec spec, FieldPath ips, FieldErrors errors)
    {
        if (spec.ClusterIP.Length == 0)
        {
            if (!spec.ClusterIPs.IsEmpty) errors.Invalid(ips, spec.ClusterIPs, "must be empty when `clusterIP` is not specified");
        }
        else if (spec.ClusterIPs.IsEmpty)
        {
            errors.Required(ips);
        }
        else if (spec.ClusterIPs[0] != spec.ClusterIP)
        {
            errors.Invalid(ips, spec.ClusterIPs, "first value must match `clusterIP`");
        }
    }

    /// <returns>Whether they are addresses all: what is said of them together would be wrong otherwise.</returns>
    private static bool Each(ServiceSpec spec, ServiceSpec stored, FieldPath ips, FieldErrors errors)
    {
        var fine = true;
        for (var i = 0; i < spec.ClusterIPs.Count; i++)
        {
            if (i > 0 || spec.ClusterIPs[i] != ServiceTypes.None)
            {
                fine &= AddressValidation.Ip(spec.ClusterIPs[i], stored.ClusterIPs, ips.Index(i), errors);
            }
            else if (spec.ClusterIPs.Count > 1)
            {
                fine = false;
                errors.Invalid(ips, spec.ClusterIPs, "'None' must be the first and only value");
            }
        }

        if (spec.ClusterIPs.Count > 2) errors.Invalid(ips, spec.ClusterIPs, "may only hold up to 2 values");
        return fine;
    }

    private static void Families(ServiceSpec spec, FieldPath ips, FieldErrors errors)
    {
        var addresses = spec.ClusterIPs;
        if (addresses.Count > 1 && addresses.All(AddressValidation.IsIpv6) | addresses.All(static a => !AddressValidation.IsIpv6(a))) errors.Invalid(ips, addresses, "may specify no more than one IP for each IP family");
        if (addresses is [ServiceTypes.None]) return;
        for (var i = 0; i < Math.Min(addresses.Count, spec.IpFamilies.Count); i++)
        {
            var family = spec.IpFamilies[i];
            if (family is "IPv4" or "IPv6" && AddressValidation.IsIpv6(addresses[i]) != (family == "IPv6")) errors.Invalid(ips.Index(i), addresses[i], $"expected an {family} value as indicated by `ipFamilies[{i}]`");
        }
    }

    private static void Kept(Items<string> now, Items<string> before, ServiceSpec spec, FieldPath path, string list, string item, FieldErrors errors)
    {
        FieldPath at = path.Child(list), first = at.Index(0);
        if (now.Count == before.Count)
        {
            for (var i = 0; i < now.Count; i++) if (now[i] != before[i]) errors.Invalid(at.Index(i), now, MayNotChange);
            return;
        }

        if (now.Count < before.Count && now.IsEmpty) errors.Invalid(first, now.IsNull ? null : now, $"primary {item} can not be unset");
        if (!before.IsEmpty && !now.IsEmpty && now[0] != before[0]) errors.Invalid(first, now, MayNotChange);
        if (now.Count < before.Count && now.Count == 1) SingleNow(spec, path, item, errors);
    }

    private static void KeptFamilies(ServiceSpec spec, ServiceSpec stored, FieldPath path, FieldErrors errors)
    {
        Items<string> now = spec.IpFamilies, before = stored.IpFamilies;
        var first = path.Child("ipFamilies").Index(0);
        if (now.Count == before.Count)
        {
            for (var i = 0; i < now.Count; i++) if (now[i] != before[i]) errors.Invalid(first, now, MayNotChange);
            return;
        }

        if (now.Count < before.Count && spec.ClusterIPs.IsEmpty) errors.Invalid(first, now.IsNull ? null : now, "primary ipFamily can not be unset");
        if (!before.IsEmpty && !now.IsEmpty && now[0] != before[0]) errors.Invalid(first, spec.ClusterIPs, MayNotChange);
        if (now.Count < before.Count && now.Count == 1) SingleNow(spec, path, "ipFamily", errors);
    }

    private static void SingleNow(ServiceSpec spec, FieldPath path, string item, FieldErrors errors)
    {
        if (spec.IpFamilyPolicy != "SingleStack") errors.Invalid(path.Child("ipFamilyPolicy"), spec.IpFamilyPolicy, $"must be set to 'SingleStack' when releasing the secondary {item}");
    }
}
