using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.PodPortForwardOptions", TypeMeta = true)]
public sealed partial record PodPortForwardOptions
{
    [Field("ports", 1)]
    public Items<int> Ports { get; init; }
}
