namespace Keles.Api.Core.V1;

/// <summary>Defaults of volume sources that pods and persistent volumes share.</summary>
internal static class VolumeSourceDefaults
{
    public const string IscsiInterface = "default";
    public const string RbdKeyring = "/etc/ceph/keyring";

    public static HostPathVolumeSource? Of(HostPathVolumeSource? path) => path is { Type: null } ? path with { Type = "" } : path;

    public static AzureDiskVolumeSource? Of(AzureDiskVolumeSource? disk) => disk is null ? null : disk with
    {
        CachingMode = disk.CachingMode ?? "ReadWrite",
        Kind = disk.Kind ?? "Shared",
        FsType = disk.FsType ?? "ext4",
        ReadOnly = disk.ReadOnly ?? false,
    };
}
