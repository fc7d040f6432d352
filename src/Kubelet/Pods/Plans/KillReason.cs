namespace Keles.Kubelet.Pods.Plans;

/// <summary>Why a container of a pod that goes on is ended; a probe may bring its own grace period.</summary>
internal enum KillReason
{
    Other,
    StartupProbe,
    LivenessProbe,
}
