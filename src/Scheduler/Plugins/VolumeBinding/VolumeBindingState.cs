namespace Keles.Scheduler;

/// <summary>What the volume plugin has found out about a pod, and for each node it looked at.</summary>
internal sealed class VolumeBindingState(PodClaims claims) : ICycleValue
{
    public PodClaims Claims { get; } = claims;

    public Dictionary<string, (Node Node, NodeVolumes Volumes)> ByNode { get; } = new(StringComparer.Ordinal);
}
