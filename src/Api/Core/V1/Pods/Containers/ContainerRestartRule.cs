using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>What happens when a container ends in a certain way.</summary>
[ApiType("io.k8s.api.core.v1.ContainerRestartRule")]
public sealed partial record ContainerRestartRule
{
    /// <summary>What happens: Restart.</summary>
    [Field("action", 1, Required = true)]
    public string Action { get; init; } = "";

    /// <summary>The exit codes it holds for.</summary>
    [Field("exitCodes", 2)]
    public ContainerRestartRuleOnExitCodes? ExitCodes { get; init; }
}
