using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A Flocker volume; no longer served.</summary>
[ApiType("io.k8s.api.core.v1.FlockerVolumeSource")]
public sealed partial record FlockerVolumeSource
{
    /// <summary>Its name.</summary>
    [Field("datasetName", 1)]
    public string DatasetName { get; init; } = "";

    /// <summary>Its id.</summary>
    [Field("datasetUUID", 2)]
    public string DatasetUUID { get; init; } = "";
}
