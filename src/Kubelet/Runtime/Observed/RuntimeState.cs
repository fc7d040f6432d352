namespace Keles.Kubelet.Runtime.Observed;

/// <summary>What the runtime says a container is doing.</summary>
internal enum RuntimeState
{
    Unknown,
    Created,
    Running,
    Exited,
}
