namespace Keles.Kubelet.Pods.Statuses;

/// <summary>Why a container could not be started last time: what its waiting state says.</summary>
internal sealed record StartFailure(string Reason, string Message);
