using Keles.Api.Core.V1;

namespace Keles.Controllers.TaintEviction;

/// <summary>A pod that tolerates its node's taints for a time, and since when it does, by the clock that nobody sets.</summary>
internal sealed record WaitingPod(Pod Pod, TimeSpan Since)
{
    public bool Is(Pod pod) => pod.Metadata.Uid == Pod.Metadata.Uid && pod.Spec.NodeName == Pod.Spec.NodeName;
}
