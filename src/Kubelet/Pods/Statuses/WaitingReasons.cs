namespace Keles.Kubelet.Pods.Statuses;

/// <summary>The reasons of a waiting container, as clients know them.</summary>
internal static class WaitingReasons
{
    public const string ContainerCreating = "ContainerCreating";
    public const string PodInitializing = "PodInitializing";
    public const string CrashLoopBackOff = "CrashLoopBackOff";
    public const string ErrImagePull = "ErrImagePull";
    public const string ImagePullBackOff = "ImagePullBackOff";
    public const string ErrImageNeverPull = "ErrImageNeverPull";
    public const string InvalidImageName = "InvalidImageName";
    public const string ImageInspectError = "ImageInspectError";
    public const string RegistryUnavailable = "RegistryUnavailable";
    public const string SignatureValidationFailed = "SignatureValidationFailed";
    public const string CreateContainerConfigError = "CreateContainerConfigError";
    public const string CreateContainerError = "CreateContainerError";
    public const string PostStartHookError = "PostStartHookError";
    public const string RunContainerError = "RunContainerError";
}
