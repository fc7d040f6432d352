using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What holds for a pod's volumes when nothing is said.</summary>
internal static class VolumeDefaults
{
    /// <summary>Octal 0644.</summary>
    public const int FileMode = 420;

    private const long TokenSeconds = 3600;

    public static Volume Of(Volume v) => v == Volume.Empty with { Name = v.Name } ? v with { EmptyDir = EmptyDirVolumeSource.Empty } : v with
    {
        HostPath = VolumeSourceDefaults.Of(v.HostPath),
        Iscsi = v.Iscsi is { IscsiInterface.Length: 0 } iscsi ? iscsi with { IscsiInterface = VolumeSourceDefaults.IscsiInterface } : v.Iscsi,
        Rbd = v.Rbd is { } rbd ? rbd with { Pool = rbd.Pool.Or("rbd"), User = rbd.User.Or("admin"), Keyring = rbd.Keyring.Or(VolumeSourceDefaults.RbdKeyring) } : null,
        ScaleIO = v.ScaleIO is { } scale ? scale with { StorageMode = scale.StorageMode.Or("ThinProvisioned"), FsType = scale.FsType.Or("xfs") } : null,
        AzureDisk = VolumeSourceDefaults.Of(v.AzureDisk),
        Secret = v.Secret is { DefaultMode: null } secret ? secret with { DefaultMode = FileMode } : v.Secret,
        ConfigMap = v.ConfigMap is { DefaultMode: null } map ? map with { DefaultMode = FileMode } : v.ConfigMap,
        DownwardAPI = v.DownwardAPI is { } api ? api with { DefaultMode = api.DefaultMode ?? FileMode, Items = api.Items.Map(Of) } : null,
        Projected = v.Projected is { } projected ? projected with { DefaultMode = projected.DefaultMode ?? FileMode, Sources = projected.Sources.Map(Of) } : null,
        Ephemeral = v.Ephemeral is { VolumeClaimTemplate: { } template } ephemeral
            ? ephemeral with { VolumeClaimTemplate = template with { Spec = PersistentVolumeClaimDefaults.Of(template.Spec) } } : v.Ephemeral,
        Image = v.Image is { PullPolicy.Length: 0 } image ? image with { PullPolicy = PullPolicies.DefaultFor(image.Reference) } : v.Image,
    };

    private static VolumeProjection Of(VolumeProjection source) => source with
    {
        ServiceAccountToken = source.ServiceAccountToken is { ExpirationSeconds: null } token ? token with { ExpirationSeconds = TokenSeconds } : source.ServiceAccountToken,
        DownwardAPI = source.DownwardAPI is { } api ? api with { Items = api.Items.Map(Of) } : null,
    };

    private static DownwardAPIVolumeFile Of(DownwardAPIVolumeFile file) =>
        file.FieldRef is { ApiVersion.Length: 0 } ? file with { FieldRef = ContainerDefaults.Of(file.FieldRef) } : file;
}
