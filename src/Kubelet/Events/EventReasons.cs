namespace Keles.Kubelet.Events;

/// <summary>The reasons of the kubelet's events, as clients and alerts know them.</summary>
internal static class EventReasons
{
    public const string Created = "Created";
    public const string Started = "Started";
    public const string Failed = "Failed";
    public const string Killing = "Killing";
    public const string BackOff = "BackOff";
    public const string ExceededGracePeriod = "ExceededGracePeriod";
    public const string FailedKillPod = "FailedKillPod";
    public const string FailedCreatePodContainer = "FailedCreatePodContainer";
    public const string FailedSync = "FailedSync";
    public const string Preempting = "Preempting";

    public const string Pulling = "Pulling";
    public const string Pulled = "Pulled";
    public const string InspectFailed = "InspectFailed";
    public const string ErrImageNeverPull = "ErrImageNeverPull";
    public const string FailedToRetrieveImagePullSecret = "FailedToRetrieveImagePullSecret";

    public const string NodeReady = "NodeReady";
    public const string NodeNotReady = "NodeNotReady";
    public const string Starting = "Starting";
    public const string Rebooted = "Rebooted";
    public const string NodeAllocatableEnforced = "NodeAllocatableEnforced";
    public const string ImageGCFailed = "ImageGCFailed";
    public const string FreeDiskSpaceFailed = "FreeDiskSpaceFailed";
    public const string ContainerGCFailed = "ContainerGCFailed";

    public const string FailedPrepareDynamicResources = "FailedPrepareDynamicResources";
    public const string FailedMount = "FailedMount";
    public const string FailedUnMount = "FailedUnMount";
    public const string FailedMapVolume = "FailedMapVolume";
    public const string VolumeResizeFailed = "VolumeResizeFailed";

    public const string SandboxChanged = "SandboxChanged";
    public const string FailedCreatePodSandBox = "FailedCreatePodSandBox";
    public const string FailedStatusPodSandBox = "FailedPodSandBoxStatus";
    public const string NetworkNotReady = "NetworkNotReady";
    public const string DnsConfigForming = "DNSConfigForming";
    public const string InvalidEnvironmentVariableNames = "InvalidEnvironmentVariableNames";

    public const string Unhealthy = "Unhealthy";
    public const string ProbeWarning = "ProbeWarning";
    public const string FailedPostStartHook = "FailedPostStartHook";
    public const string FailedPreStopHook = "FailedPreStopHook";

    public const string Evicted = "Evicted";
    public const string EvictionThresholdMet = "EvictionThresholdMet";
    public const string DeadlineExceeded = "DeadlineExceeded";
    public const string ResizeStarted = "ResizeStarted";
    public const string ResizeCompleted = "ResizeCompleted";
    public const string ResizeError = "ResizeError";
}
