using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ServiceProxyOptions", TypeMeta = true)]
public sealed partial record ServiceProxyOptions
{
    [Field("path", 1)]
    public string Path { get; init; } = "";
}
