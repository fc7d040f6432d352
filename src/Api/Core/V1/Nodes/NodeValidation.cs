using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What holds for a node.</summary>
internal static class NodeValidation
{
    private const string OneRange = "node updates may not change podCIDR except from \"\" to valid";

    private static readonly FieldPath Spec = FieldPath.Root("spec");
    private static readonly FieldPath Ranges = Spec.Child("podCIDRs");

    public static void OnCreate(Node o, FieldErrors errors)
    {
        TaintList(o.Spec.Taints, errors);
        Resources(o.Status, errors);
        for (var i = 0; i < o.Spec.PodCIDRs.Count; i++) AddressValidation.Cidr(o.Spec.PodCIDRs[i], default, Ranges.Index(i), errors);
        if (o.Spec.PodCIDRs.Count <= 1) return;
        if (o.Spec.PodCIDRs.Count > 2 || o.Spec.PodCIDRs.All(AddressValidation.IsIpv6) || !o.Spec.PodCIDRs.Any(AddressValidation.IsIpv6)) errors.Invalid(Ranges, o.Spec.PodCIDRs, "may specify no more than one CIDR for each IP family");
        for (var i = 1; i < o.Spec.PodCIDRs.Count; i++)
        {
            if (o.Spec.PodCIDRs.AsSpan()[..i].Contains(o.Spec.PodCIDRs[i])) errors.Duplicate(Ranges.Index(i), o.Spec.PodCIDRs[i]);
        }
    }

    /// <summary>A node's ranges and its provider's name for it are given once.</summary>
    public static void OnUpdate(Node o, Node stored, FieldErrors errors)
    {
        Resources(o.Status, errors);
        var addresses = new HashSet<NodeAddress>();
        for (var i = 0; i < o.Status.Addresses.Count; i++)
        {
            if (!addresses.Add(o.Status.Addresses[i])) errors.Duplicate(FieldPath.Root("status", "addresses").Index(i), o.Status.Addresses[i]);
        }

        if (!stored.Spec.PodCIDRs.IsEmpty && !Semantic.Equal(o.Spec.PodCIDRs, stored.Spec.PodCIDRs)) errors.Forbidden(Ranges, OneRange);
        if (stored.Spec.ProviderID.Length > 0 && o.Spec.ProviderID != stored.Spec.ProviderID) errors.Forbidden(Spec.Child("providerID"), "node updates may not change providerID except from \"\" to valid");
        if (o.Spec.ConfigSource is { } source) NodeConfigValidation.Wanted(source, Spec.Child("configSource"), errors);
        if (o.Status.Config is { } config) NodeConfigValidation.Reported(config, FieldPath.Root("status", "config"), errors);
        TaintList(o.Spec.Taints, errors);
        if (o.Spec.ExternalID != stored.Spec.ExternalID) errors.Forbidden(Spec.Child("externalID"), "may not be updated");
    }

    /// <summary>Upstream looks for the taints below the metadata.</summary>
    private static void TaintList(Items<Taint> taints, FieldErrors errors)
    {
        var path = FieldPath.Root("metadata", "taints");
        var seen = new HashSet<(string, string)>();
        for (var i = 0; i < taints.Count; i++)
        {
            var (taint, at) = (taints[i], path.Index(i));
            errors.RequireQualifiedName(at.Child("key"), taint.Key);
            if (LabelNames.Value(taint.Value) is { Count: > 0 } problems) errors.Invalid(at.Child("value"), taint.Value, string.Join(';', problems));
            TolerationValidation.Effect(taint.Effect, at.Child("effect"), errors);
            if (!seen.Add((taint.Key, taint.Effect))) errors.Duplicate(at, taint, "taints must be unique by key and effect pair");
        }
    }

    private static void Resources(NodeStatus status, FieldErrors errors)
    {
        foreach (var (name, amount) in status.Capacity) ResourceValidation.Amount(name, amount, FieldPath.Root("status", "capacity", name), errors);
        foreach (var (name, amount) in status.Allocatable) ResourceValidation.Amount(name, amount, FieldPath.Root("status", "allocatable", name), errors);
    }
}
