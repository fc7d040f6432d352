using Keles.Api.Core.V1;
using Keles.Api.Resource.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Devices.Claims;

/// <summary>Which of the devices that are prepared for a pod a container gets.</summary>
internal static class ContainerClaims
{
    /// <summary>The ids by which the runtime knows them.</summary>
    /// <exception cref="DeviceException">A claim that the container names is not prepared.</exception>
    public static Items<string> CdiIds(Pod pod, Container container, Func<ObjectKey, PreparedClaim?> find)
    {
        var ids = new List<string>();
        foreach (var entry in pod.Spec.ResourceClaims)
        {
            var requests = container.Resources.Claims.Where(c => c.Name == entry.Name);
            var claim = PodClaimName.Of(pod, entry);
            if (requests.IsEmpty || claim is { Name: null, Problem: "" })
            {
                continue;
            }
            var prepared = claim.Name is { } name ? Prepared(pod, name, find) : throw new DeviceException(claim.Problem);
            ids.AddRange(requests.AsEnumerable().SelectMany(r => prepared.CdiIds(r.Request)));
        }
        ids.AddRange(Extended(pod, container, find));
        return [.. ids.Distinct()];
    }

    /// <summary>Devices that the container asks for as plain resources.</summary>
    private static IEnumerable<string> Extended(Pod pod, Container container, Func<ObjectKey, PreparedClaim?> find)
    {
        if (pod.Status.ExtendedResourceClaimStatus is not { } extended || extended.RequestMappings.Where(m => IsAskedFor(m, container)) is not { IsEmpty: false } mappings)
        {
            return [];
        }
        var prepared = Prepared(pod, extended.ResourceClaimName, find);
        return mappings.AsEnumerable().SelectMany(m => prepared.CdiIds(m.RequestName));
    }

    private static bool IsAskedFor(ContainerExtendedResourceRequest mapping, Container container) =>
        mapping.ContainerName == container.Name && container.Resources.Requests.TryGetValue(mapping.ResourceName, out var amount) && amount > Quantity.Zero;

    private static PreparedClaim Prepared(Pod pod, string name, Func<ObjectKey, PreparedClaim?> find) =>
        find(new ObjectKey(pod.Metadata.Namespace, name)) ?? throw new DeviceException($"internal error: unable to get claim info for ResourceClaim {name}");
}
