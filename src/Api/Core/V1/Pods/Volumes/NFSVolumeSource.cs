using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A share of an NFS server.</summary>
[ApiType("io.k8s.api.core.v1.NFSVolumeSource")]
public sealed partial record NFSVolumeSource
{
    /// <summary>The server's name or address.</summary>
    [Field("server", 1, Required = true, Always = true)]
    public string Server { get; init; } = "";

    /// <summary>The exported path.</summary>
    [Field("path", 2, Required = true, Always = true)]
    public string Path { get; init; } = "";

    /// <summary>Mount it read-only.</summary>
    [Field("readOnly", 3)]
    public bool ReadOnly { get; init; }
}
