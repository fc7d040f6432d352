using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Autoscaling.V1;

/// <summary>An object of the same namespace.</summary>
[ApiType("io.k8s.api.autoscaling.v1.CrossVersionObjectReference", Atomic = true)]
public sealed partial record CrossVersionObjectReference
{
    /// <summary>Its kind.</summary>
    [Field("kind", 1, Required = true, Always = true)]
    public string Kind { get; init; } = "";

    /// <summary>Its name.</summary>
    [Field("name", 2, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>Group and version of its kind.</summary>
    [Field("apiVersion", 3)]
    public string ApiVersion { get; init; } = "";
}
