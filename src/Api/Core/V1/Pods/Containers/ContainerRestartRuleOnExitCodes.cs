using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ContainerRestartRuleOnExitCodes")]
public sealed partial record ContainerRestartRuleOnExitCodes
{
    [Field("operator", 1, Required = true)]
    public string Operator { get; init; } = "";

    [Field("values", 2, List = ListType.Set)]
    public Items<int> Values { get; init; }
}
