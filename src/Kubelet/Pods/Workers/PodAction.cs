namespace Keles.Kubelet.Pods.Workers;

/// <summary>What the worker's shell does next.</summary>
internal abstract record PodAction
{
    /// <summary>Starts a round.</summary>
    public sealed record Sync : PodAction;

    /// <summary>Stops what is under way; its end is still reported.</summary>
    public sealed record Interrupt : PodAction;

    /// <summary>Starts to end all containers.</summary>
    public sealed record Kill(TimeSpan Grace) : PodAction;

    /// <summary>Tells a kill under way that it has less time.</summary>
    public sealed record Hurry(TimeSpan Grace) : PodAction;

    /// <summary>Repeats what failed, after a pause.</summary>
    public sealed record Retry(PodAction What) : PodAction;

    public sealed record Clean : PodAction;

    /// <summary>Says how the pod ended; from now on the API may delete it.</summary>
    public sealed record Publish : PodAction;

    /// <summary>The worker is done for.</summary>
    public sealed record Finish : PodAction;
}
