namespace Keles.Kubelet.Pods.Plans;

/// <summary>A running instance whose limits differ from the pod's and can be set in place.</summary>
internal sealed record ContainerUpdate(string Id, string Name);
