namespace Keles.Api.Core.V1;

/// <summary>Where pods are in their lives.</summary>
public static class PodPhases
{
    public const string Pending = "Pending";
    public const string Running = "Running";
    public const string Succeeded = "Succeeded";
    public const string Failed = "Failed";
    public const string Unknown = "Unknown";

    /// <summary>All containers have ended and none will start again.</summary>
    public static bool IsTerminal(string phase) => phase is Succeeded or Failed;

    public static bool IsTerminal(this Pod pod) => IsTerminal(pod.Status.Phase);

    /// <summary>Neither ended nor being deleted: controllers count such pods.</summary>
    public static bool IsActive(this Pod pod) => !pod.IsTerminal() && pod.Metadata.DeletionTimestamp is null;

    public static bool IsBeingDeleted(this Pod pod) => pod.Metadata.DeletionTimestamp is not null;

    /// <summary>Made by a kubelet for a pod that it runs from a file.</summary>
    public static bool IsMirror(this Pod pod) => pod.Metadata.Annotations.ContainsKey("kubernetes.io/config.mirror");
}
