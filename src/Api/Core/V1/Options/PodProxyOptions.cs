using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.PodProxyOptions", TypeMeta = true)]
public sealed partial record PodProxyOptions
{
    [Field("path", 1)]
    public string Path { get; init; } = "";
}
