using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>An entry of a config map.</summary>
[ApiType("io.k8s.api.core.v1.ConfigMapKeySelector", Atomic = true)]
public sealed partial record ConfigMapKeySelector
{
    /// <summary>The config map's name.</summary>
    [Field("name", 1, Via = "1")]
    public string Name { get; init; } = "";

    /// <summary>The entry.</summary>
    [Field("key", 2, Required = true, Always = true)]
    public string Key { get; init; } = "";

    /// <summary>The container starts even when it is not there.</summary>
    [Field("optional", 3)]
    public bool? Optional { get; init; }
}
