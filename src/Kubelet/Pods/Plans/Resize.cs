namespace Keles.Kubelet.Pods.Plans;

/// <summary>How a running container gets the resources that the pod asks for.</summary>
internal enum Resize
{
    Unneeded,
    InPlace,
    ByRestart,
}
