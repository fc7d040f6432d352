using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A config map all of whose entries become variables.</summary>
[ApiType("io.k8s.api.core.v1.ConfigMapEnvSource")]
public sealed partial record ConfigMapEnvSource
{
    /// <summary>The config map's name.</summary>
    [Field("name", 1, Via = "1")]
    public string Name { get; init; } = "";

    /// <summary>The container starts even when the config map is not there.</summary>
    [Field("optional", 2)]
    public bool? Optional { get; init; }
}
