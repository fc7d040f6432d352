namespace Keles.Api.Core.V1;

/// <summary>What the name of a resource says about it.</summary>
public static class ResourceNames
{
    public const string Cpu = "cpu";
    public const string Memory = "memory";
    public const string Storage = "storage";
    public const string EphemeralStorage = "ephemeral-storage";
    public const string Pods = "pods";
    public const string HugePagesPrefix = "hugepages-";
    public const string AttachableVolumesPrefix = "attachable-volumes-";
    public const string RequestsPrefix = "requests.";
    public const string DefaultDomain = "kubernetes.io/";

    public static bool IsHugePages(string name) => name.StartsWith(HugePagesPrefix, StringComparison.Ordinal);

    /// <summary>Of Kubernetes itself: no domain, or its own.</summary>
    public static bool IsNative(string name) => !name.Contains('/', StringComparison.Ordinal) || name.Contains(DefaultDomain, StringComparison.Ordinal);

    /// <summary>Made known by a device plugin: another's domain, and a name that stays one behind <c>requests.</c> in quotas.</summary>
    public static bool IsExtended(string name) =>
        !IsNative(name) && !name.StartsWith(RequestsPrefix, StringComparison.Ordinal) && Machinery.LabelNames.Key(RequestsPrefix + name).Count == 0;

    /// <summary>The limit may be more than the request: what cannot be shared out twice says no.</summary>
    public static bool IsOvercommitAllowed(string name) => IsNative(name) && !IsHugePages(name);

    public static bool IsAttachableVolumes(string name) => name.StartsWith(AttachableVolumesPrefix, StringComparison.Ordinal);

    /// <summary>A resource the scheduler counts: extended, huge pages, attachable volumes or prefixed by Kubernetes.</summary>
    public static bool IsScalar(string name) => IsExtended(name) || IsHugePages(name) || (IsNative(name) && name.Contains('/', StringComparison.Ordinal)) || IsAttachableVolumes(name);

    /// <summary>A resource that may be asked for the pod as a whole.</summary>
    public static bool IsForWholePods(string name) => name is Cpu or Memory || IsHugePages(name);
}
