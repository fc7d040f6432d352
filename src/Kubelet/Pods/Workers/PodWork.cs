using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Statuses;

namespace Keles.Kubelet.Pods.Workers;

/// <summary>
/// Where a pod stands on this node: it runs, it ends, what is left of it is cleaned away, it is over. It only ever goes forward.
/// </summary>
/// <param name="Pod">As last seen.</param>
/// <param name="Removed">It is not wanted any more by whoever wanted it: nobody will ask for its status.</param>
internal abstract record PodWork(Pod Pod, bool Removed)
{
    /// <summary>The runtime is kept in the state that the pod asks for.</summary>
    /// <param name="Busy">A round is under way.</param>
    /// <param name="Again">Something happened since it began.</param>
    public sealed record Running(Pod Pod, bool Busy, bool Again) : PodWork(Pod, false);

    /// <summary>All containers are being ended.</summary>
    /// <param name="Grace">How long they have; it can only become shorter.</param>
    /// <param name="Given">Why the node itself gave the pod up.</param>
    /// <param name="Busy">A round or a kill is under way; a round has been told to stop.</param>
    public sealed record Ending(Pod Pod, bool Removed, TimeSpan Grace, Verdict? Given, bool Busy) : PodWork(Pod, Removed);

    /// <summary>No container runs any more; volumes, groups and directories go.</summary>
    public sealed record Cleaning(Pod Pod, bool Removed, Verdict? Given) : PodWork(Pod, Removed);

    /// <summary>Nothing is left on the node but what tells of it: dead containers and their logs.</summary>
    public sealed record Over(Pod Pod, bool Removed, Verdict? Given) : PodWork(Pod, Removed);
}
