using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Statuses;

namespace Keles.Kubelet.Pods.Workers;

/// <summary>What happens to a pod's worker.</summary>
internal abstract record PodInput
{
    /// <summary>The API or a manifest has it like this.</summary>
    public sealed record Seen(Pod Pod) : PodInput;

    /// <summary>The API or the manifest has it no more.</summary>
    public sealed record Removed : PodInput;

    /// <summary>The node gives it up.</summary>
    public sealed record GivenUp(Verdict Verdict) : PodInput;

    /// <summary>The runtime, a probe, an object it refers to or the clock asks for a look.</summary>
    public sealed record Touched : PodInput;

    /// <summary>A round ended.</summary>
    /// <param name="IsOver">The pod has nothing left to do.</param>
    public sealed record Synced(bool IsOver, Verdict? Verdict = null) : PodInput;

    /// <summary>A kill ended.</summary>
    /// <param name="AllGone">Nothing runs any more.</param>
    public sealed record Killed(bool AllGone) : PodInput;

    public sealed record Cleaned(bool Done) : PodInput;
}
