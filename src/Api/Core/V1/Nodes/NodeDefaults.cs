namespace Keles.Api.Core.V1;

/// <summary>What holds for a node when nothing is said: all it has may be used, and the range of old is the first of the list.</summary>
internal static class NodeDefaults
{
    public static Node Of(Node o)
    {
        var capacity = ResourceDefaults.Rounded(o.Status.Capacity);
        return o with
        {
            Spec = Of(o.Spec),
            Status = o.Status with
            {
                Capacity = capacity,
                Allocatable = o.Status.Allocatable.IsNull ? capacity : ResourceDefaults.Rounded(o.Status.Allocatable),
            },
        };
    }

    private static NodeSpec Of(NodeSpec spec)
    {
        var first = spec.PodCIDRs.IsEmpty ? "" : spec.PodCIDRs[0];
        if (spec.PodCIDR == first) return spec;
        return spec.PodCIDR.Length == 0 ? spec with { PodCIDR = first } : spec with { PodCIDRs = [spec.PodCIDR] };
    }
}
