namespace Keles.Kubelet.Pods.Plans;

/// <summary>A running instance that has to end, and what the event says of it.</summary>
internal sealed record ContainerKill(string Id, string Name, string Message, KillReason Reason = KillReason.Other);
