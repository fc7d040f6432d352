using Keles.Api.Core.V1;
using static Keles.ApiServer.SecurityChecks;

namespace Keles.ApiServer;

/// <summary>What a hardened pod says of itself: no more rights than it began with, not root, a seccomp profile. Each check is null when it finds nothing.</summary>
internal static class RestrictedChecks
{
    private static readonly HashSet<string> AllowedCapabilities = ["NET_BIND_SERVICE"];

    public static IEnumerable<string?> All(PodSpec spec)
    {
        var windows = spec.Os?.Name == "windows";
        yield return windows ? null : PrivilegeEscalation(spec);
        yield return windows ? null : Capabilities(spec);
        yield return Volumes(spec);
        yield return NonRoot(spec);
        yield return RootUser(spec);
        yield return windows ? null : Seccomp(spec);
    }

    private static string? PrivilegeEscalation(PodSpec spec) => Named(spec, static c => c.SecurityContext?.AllowPrivilegeEscalation != false) is { } containers
        ? $"allowPrivilegeEscalation != false ({containers} must set securityContext.allowPrivilegeEscalation=false)"
        : null;

    private static string? Capabilities(PodSpec spec)
    {
        var keeping = Named(spec, static c => !(c.SecurityContext?.Capabilities?.Drop.Contains("ALL") ?? false));
        var details = string.Join("; ", new[] { keeping is null ? null : $"{keeping} must set securityContext.capabilities.drop=[\"ALL\"]", BaselineChecks.Added(spec, AllowedCapabilities) }.OfType<string>());
        return details.Length == 0 ? null : $"unrestricted capabilities ({details})";
    }

    private static string? Volumes(PodSpec spec)
    {
        var bad = spec.Volumes.ToArray().Where(static v => !IsAllowed(v)).ToArray();
        if (bad.Length == 0) return null;
        var types = bad.Select(Type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return $"restricted volume types ({Plural("volume", bad.Length)} {Quoted(bad.Select(static v => v.Name))} {(bad.Length == 1 ? "uses" : "use")} restricted volume {Plural("type", types.Length)} {Quoted(types)})";
    }

    private static bool IsAllowed(Volume v) => v is
        { ConfigMap: not null } or { Csi: not null } or { DownwardAPI: not null } or { EmptyDir: not null } or { Ephemeral: not null }
        or { PersistentVolumeClaim: not null } or { Projected: not null } or { Secret: not null } or { Image: not null };

    private static string Type(Volume v) => v switch
    {
        { HostPath: not null } => "hostPath",
        { Nfs: not null } => "nfs",
        { Iscsi: not null } => "iscsi",
        { Fc: not null } => "fc",
        { GcePersistentDisk: not null } => "gcePersistentDisk",
        { AwsElasticBlockStore: not null } => "awsElasticBlockStore",
        { AzureDisk: not null } => "azureDisk",
        { AzureFile: not null } => "azureFile",
        { Cephfs: not null } => "cephfs",
        { Cinder: not null } => "cinder",
        { FlexVolume: not null } => "flexVolume",
        { Flocker: not null } => "flocker",
        { GitRepo: not null } => "gitRepo",
        { Glusterfs: not null } => "glusterfs",
        { PhotonPersistentDisk: not null } => "photonPersistentDisk",
        { PortworxVolume: not null } => "portworxVolume",
        { Quobyte: not null } => "quobyte",
        { Rbd: not null } => "rbd",
        { ScaleIO: not null } => "scaleIO",
        { Storageos: not null } => "storageos",
        { VsphereVolume: not null } => "vsphereVolume",
        _ => "unknown",
    };

    private static string? NonRoot(PodSpec spec)
    {
        var whole = spec.SecurityContext?.RunAsNonRoot;
        var saysNo = Named(spec, static c => c.SecurityContext?.RunAsNonRoot == false);
        if (whole == false || saysNo is not null)
        {
            var who = string.Join(" and ", new[] { whole == false ? "pod" : null, saysNo }.OfType<string>());
            return $"runAsNonRoot != true ({who} must not set securityContext.runAsNonRoot=false)";
        }

        return whole != true && Named(spec, static c => c.SecurityContext?.RunAsNonRoot is null) is { } silent
            ? $"runAsNonRoot != true (pod or {silent} must set securityContext.runAsNonRoot=true)"
            : null;
    }

    private static string? RootUser(PodSpec spec)
    {
        var containers = Named(spec, static c => c.SecurityContext?.RunAsUser == 0);
        var who = string.Join(" and ", new[] { spec.SecurityContext?.RunAsUser == 0 ? "pod" : null, containers }.OfType<string>());
        return who.Length == 0 ? null : $"runAsUser=0 ({who} must not set runAsUser=0)";
    }

    private static string? Seccomp(PodSpec spec)
    {
        if (BaselineChecks.UnconfinedSeccomp(spec) is { } unconfined) return $"seccompProfile ({unconfined})";
        if (spec.SecurityContext?.SeccompProfile is not null) return null;
        return Named(spec, static c => c.SecurityContext?.SeccompProfile is null) is { } silent
            ? $"seccompProfile (pod or {silent} must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\")"
            : null;
    }
}
