using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

[ApiType("io.k8s.api.storage.v1.VolumeError")]
public sealed partial record VolumeError
{
    [Field("time", 1)]
    public Time Time { get; init; }

    [Field("message", 2)]
    public string Message { get; init; } = "";

    [Field("errorCode", 3)]
    public int? ErrorCode { get; init; }
}
