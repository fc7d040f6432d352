using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A disk of an iSCSI target.</summary>
[ApiType("io.k8s.api.core.v1.ISCSIPersistentVolumeSource")]
public sealed partial record ISCSIPersistentVolumeSource
{
    /// <summary>Address of the target.</summary>
    [Field("targetPortal", 1, Required = true, Always = true)]
    public string TargetPortal { get; init; } = "";

    /// <summary>Name of the target.</summary>
    [Field("iqn", 2, Required = true, Always = true)]
    public string Iqn { get; init; } = "";

    /// <summary>Number of the disk.</summary>
    [Field("lun", 3, Required = true, Always = true)]
    public int Lun { get; init; }

    /// <summary>The interface; default if nothing is said.</summary>
    [Field("iscsiInterface", 4, Default = "default")]
    public string IscsiInterface { get; init; } = "";

    /// <summary>The file system.</summary>
    [Field("fsType", 5)]
    public string FsType { get; init; } = "";

    /// <summary>Mount it read-only.</summary>
    [Field("readOnly", 6)]
    public bool ReadOnly { get; init; }

    /// <summary>Further addresses.</summary>
    [Field("portals", 7, List = ListType.Atomic)]
    public Items<string> Portals { get; init; }

    /// <summary>Use CHAP for discovery.</summary>
    [Field("chapAuthDiscovery", 8)]
    public bool ChapAuthDiscovery { get; init; }

    /// <summary>The secret with the CHAP passwords.</summary>
    [Field("secretRef", 10)]
    public SecretReference? SecretRef { get; init; }

    /// <summary>Use CHAP for the session.</summary>
    [Field("chapAuthSession", 11)]
    public bool ChapAuthSession { get; init; }

    /// <summary>Name of this side.</summary>
    [Field("initiatorName", 12)]
    public string? InitiatorName { get; init; }
}
