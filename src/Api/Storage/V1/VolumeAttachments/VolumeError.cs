using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

/// <summary>Something that went wrong.</summary>
[ApiType("io.k8s.api.storage.v1.VolumeError")]
public sealed partial record VolumeError
{
    /// <summary>When.</summary>
    [Field("time", 1)]
    public Time Time { get; init; }

    /// <summary>What.</summary>
    [Field("message", 2)]
    public string Message { get; init; } = "";

    /// <summary>The code of the driver's answer.</summary>
    [Field("errorCode", 3)]
    public int? ErrorCode { get; init; }
}
