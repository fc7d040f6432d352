using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>An OpenStack volume.</summary>
[ApiType("io.k8s.api.core.v1.CinderPersistentVolumeSource")]
public sealed partial record CinderPersistentVolumeSource
{
    /// <summary>Its id.</summary>
    [Field("volumeID", 1, Required = true, Always = true)]
    public string VolumeID { get; init; } = "";

    /// <summary>The file system.</summary>
    [Field("fsType", 2)]
    public string FsType { get; init; } = "";

    /// <summary>Mount it read-only.</summary>
    [Field("readOnly", 3)]
    public bool ReadOnly { get; init; }

    /// <summary>The secret with what is needed to reach OpenStack.</summary>
    [Field("secretRef", 4)]
    public SecretReference? SecretRef { get; init; }
}
