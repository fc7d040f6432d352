using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A header of a request.</summary>
[ApiType("io.k8s.api.core.v1.HTTPHeader")]
public sealed partial record HTTPHeader
{
    /// <summary>Its name.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>Its value.</summary>
    [Field("value", 2, Required = true, Always = true)]
    public string Value { get; init; } = "";
}
