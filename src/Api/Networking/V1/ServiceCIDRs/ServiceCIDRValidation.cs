using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Networking.V1;

/// <summary>What holds for a range of service addresses.</summary>
internal static class ServiceCIDRValidation
{
    private static readonly FieldPath Cidrs = FieldPath.Root("spec", "cidrs");

    public static void OnCreate(ServiceCIDR o, FieldErrors errors)
    {
        var cidrs = o.Spec.Cidrs;
        if (cidrs.IsEmpty)
        {
            errors.Required(Cidrs, "at least one CIDR required");
            return;
        }

        if (cidrs.Count > 2)
        {
            errors.Invalid(Cidrs, cidrs, "may only hold up to 2 values");
            return;
        }

        if (cidrs.Count == 2 && AddressValidation.IsIpv6(cidrs[0]) == AddressValidation.IsIpv6(cidrs[1]))
        {
            errors.Invalid(Cidrs, cidrs, "may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64");
            return;
        }

        for (var i = 0; i < cidrs.Count; i++) errors.AddRange(IpNames.Cidr(Cidrs.Index(i), cidrs[i]));
    }

    /// <summary>A range of the other family may come; nothing else changes.</summary>
    public static void OnUpdate(ServiceCIDR o, ServiceCIDR stored, FieldErrors errors)
    {
        var grows = o.Spec.Cidrs.Count == 2 && stored.Spec.Cidrs.Count == 1 && o.Spec.Cidrs[0] == stored.Spec.Cidrs[0];
        if (grows) OnCreate(o, errors);
        else errors.RequireUnchanged(Cidrs, o.Spec.Cidrs, Semantic.Equal(o.Spec.Cidrs, stored.Spec.Cidrs));
    }
}
