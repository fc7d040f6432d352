using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.FlowControl.V1;

/// <summary>What a level is to be.</summary>
[ApiType("io.k8s.api.flowcontrol.v1.PriorityLevelConfigurationSpec", Union = "type:exempt=Exempt,limited=Limited")]
public sealed partial record PriorityLevelConfigurationSpec
{
    /// <summary>Exempt or Limited.</summary>
    [Field("type", 1, Required = true, Always = true)]
    public string Type { get; init; } = "";

    /// <summary>Settings of a limited level.</summary>
    [Field("limited", 2)]
    public LimitedPriorityLevelConfiguration? Limited { get; init; }

    /// <summary>Settings of an exempt level.</summary>
    [Field("exempt", 3)]
    public ExemptPriorityLevelConfiguration? Exempt { get; init; }
}
