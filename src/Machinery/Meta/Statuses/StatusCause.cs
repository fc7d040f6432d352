using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.StatusCause")]
public sealed partial record StatusCause
{
    [Field("reason", 1)]
    public string Reason { get; init; } = "";

    [Field("message", 2)]
    public string Message { get; init; } = "";

    [Field("field", 3)]
    public string Field { get; init; } = "";
}
