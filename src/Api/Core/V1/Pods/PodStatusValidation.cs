using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What may change in the status of a pod.</summary>
internal static class PodStatusValidation
{
    private static readonly FieldPath Status = FieldPath.Root("status");

    public static void OnStatusUpdate(Pod pod, Pod stored, FieldErrors errors)
    {
        PodAnnotationUpdates.Check(pod, stored, errors);
        Conditions(pod.Status.Conditions, Status.Child("conditions"), errors);
        Nomination(pod, stored, errors);
        if (pod.Status.ObservedGeneration < 0) errors.Invalid(Status.Child("observedGeneration"), pod.Status.ObservedGeneration, "must be a non-negative integer");
        errors.RequireUnchanged(Status.Child("qosClass"), pod.Status.QosClass, pod.Status.QosClass == stored.Status.QosClass);
        ContainerTransitions.Check(pod, stored, Status, errors);
        Claims(pod, errors);
        Addresses(pod.Status.PodIPs.Select(static i => i.Ip), stored.Status.PodIPs.Select(static i => i.Ip), Status.Child("podIPs"), errors);
        var hosts = pod.Status.HostIPs;
        if (!hosts.IsEmpty && pod.Status.HostIP != hosts[0].Ip) errors.Invalid(Status.Child("hostIPs").Index(0).Child("ip"), hosts[0].Ip, "must be equal to `hostIP`");
        Addresses(hosts.Select(static i => i.Ip), stored.Status.HostIPs.Select(static i => i.Ip), Status.Child("hostIPs"), errors);
    }

    private static void Conditions(Items<PodCondition> conditions, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            if (conditions[i].ObservedGeneration < 0) errors.Invalid(path.Index(i).Child("observedGeneration"), conditions[i].ObservedGeneration, "must be a non-negative integer");
            errors.RequireQualifiedName(path.Index(i).Child("Type"), conditions[i].Type);
        }
    }

    private static void Nomination(Pod pod, Pod stored, FieldErrors errors)
    {
        var name = pod.Status.NominatedNodeName;
        if (name.Length == 0 || name == stored.Status.NominatedNodeName) return;
        errors.RequireSubdomain(Status.Child("nominatedNodeName"), name);
        if (stored.Spec.NodeName.Length > 0) errors.Forbidden(Status.Child("nominatedNodeName"), "may not be set on pods that are already bound to a node");
    }

    private static void Claims(Pod pod, FieldErrors errors)
    {
        var (statuses, path) = (pod.Status.ResourceClaimStatuses, Status.Child("resourceClaimStatuses"));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < statuses.Count; i++)
        {
            var (status, at) = (statuses[i], path.Index(i));
            if (!pod.Spec.ResourceClaims.Any(c => c.Name == status.Name)) errors.Invalid(at.Child("name"), status.Name, "must match the name of an entry in `spec.resourceClaims`");
            if (!seen.Add(status.Name)) errors.Duplicate(at.Child("name"), status.Name);
            if (status.ResourceClaimName is { } name) errors.RequireSubdomain(at.Child("resourceClaimName"), name);
        }
    }

    /// <summary>At most one address of each family; odd forms that were there may stay.</summary>
    private static void Addresses(Items<string> addresses, Items<string> stored, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < addresses.Count; i++) errors.AddRange(IpNames.LegacyIp(path.Index(i), addresses[i], strict: !stored.Contains(addresses[i])));
        var six = addresses.Count(static a => a.Contains(':', StringComparison.Ordinal));
        if (six > 1 || addresses.Count - six > 1) errors.Invalid(path, addresses.Select(static a => new PodIP { Ip = a }), "may specify no more than one IP for each IP family");
    }
}
