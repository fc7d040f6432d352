using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

[ApiType("io.k8s.api.flowcontrol.v1.PriorityLevelConfigurationSpec", Union = "type:exempt=Exempt,limited=Limited")]
public sealed partial record PriorityLevelConfigurationSpec
{
    [Field("type", 1, Required = true, Always = true)]
    public string Type { get; init; } = "";

    [Field("limited", 2)]
    public LimitedPriorityLevelConfiguration? Limited { get; init; }

    [Field("exempt", 3)]
    public ExemptPriorityLevelConfiguration? Exempt { get; init; }
}
