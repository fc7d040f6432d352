using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A term with a weight.</summary>
[ApiType("io.k8s.api.core.v1.PreferredSchedulingTerm")]
public sealed partial record PreferredSchedulingTerm
{
    /// <summary>1 to 100.</summary>
    [Field("weight", 1, Required = true, Always = true)]
    public int Weight { get; init; }

    /// <summary>The term.</summary>
    [Field("preference", 2, Required = true, Always = true)]
    public NodeSelectorTerm Preference { get; init; } = NodeSelectorTerm.Empty;
}
