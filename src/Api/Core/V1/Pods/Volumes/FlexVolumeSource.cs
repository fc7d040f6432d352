using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A volume of a driver of the older interface.</summary>
[ApiType("io.k8s.api.core.v1.FlexVolumeSource")]
public sealed partial record FlexVolumeSource
{
    /// <summary>The driver's name.</summary>
    [Field("driver", 1, Required = true, Always = true)]
    public string Driver { get; init; } = "";

    /// <summary>The file system.</summary>
    [Field("fsType", 2)]
    public string FsType { get; init; } = "";

    /// <summary>A secret for the driver.</summary>
    [Field("secretRef", 3)]
    public LocalObjectReference? SecretRef { get; init; }

    /// <summary>Mount it read-only.</summary>
    [Field("readOnly", 4)]
    public bool ReadOnly { get; init; }

    /// <summary>Options for the driver.</summary>
    [Field("options", 5)]
    public OrderedMap<string> Options { get; init; }
}
