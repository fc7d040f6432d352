using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.ContainerRestartRule")]
public sealed partial record ContainerRestartRule
{
    [Field("action", 1, Required = true)]
    public string Action { get; init; } = "";

    [Field("exitCodes", 2)]
    public ContainerRestartRuleOnExitCodes? ExitCodes { get; init; }
}
