namespace Keles.Kubelet.Pods.Containers;

/// <summary>Which list of the pod a container is in.</summary>
internal enum ContainerRole
{
    Init,
    App,
    Ephemeral,
}
