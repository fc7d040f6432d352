namespace Keles.Kubelet.Resources;

/// <summary>Where the pods' groups are and what they have together.</summary>
/// <param name="Parent">Our own group, such as /keles/node-1.</param>
/// <param name="PodPids">Processes of one pod; null for no limit.</param>
internal sealed record PodCgroupSettings(string Parent, long AllocatableMilliCpu, long? AllocatableMemory, long? PodPids);
