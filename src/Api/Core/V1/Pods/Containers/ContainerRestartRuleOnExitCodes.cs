using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A set of exit codes.</summary>
[ApiType("io.k8s.api.core.v1.ContainerRestartRuleOnExitCodes")]
public sealed partial record ContainerRestartRuleOnExitCodes
{
    /// <summary>In or NotIn.</summary>
    [Field("operator", 1, Required = true)]
    public string Operator { get; init; } = "";

    /// <summary>The codes.</summary>
    [Field("values", 2, List = ListType.Set)]
    public Items<int> Values { get; init; }
}
