namespace Keles.Kubelet.Runtime.Observed;

/// <summary>
/// The labels and annotations by which a sandbox and its containers are recognized as a pod's. They are upstream's, so that tools that
/// look at the runtime (crictl, log shippers, monitoring) find what they know.
/// </summary>
internal static class RuntimeLabels
{
    public const string PodName = "io.kubernetes.pod.name";
    public const string PodNamespace = "io.kubernetes.pod.namespace";
    public const string PodUid = "io.kubernetes.pod.uid";
    public const string ContainerName = "io.kubernetes.container.name";

    public const string Hash = "io.kubernetes.container.hash";
    public const string RestartCount = "io.kubernetes.container.restartCount";
    public const string TerminationMessagePath = "io.kubernetes.container.terminationMessagePath";
    public const string TerminationMessagePolicy = "io.kubernetes.container.terminationMessagePolicy";
    public const string GracePeriod = "io.kubernetes.pod.terminationGracePeriod";
    public const string DeletionGracePeriod = "io.kubernetes.pod.deletionGracePeriod";
    public const string PreStop = "io.kubernetes.container.preStopHandler";
    public const string Ports = "io.kubernetes.container.ports";
}
