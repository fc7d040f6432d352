using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>A field that a field selector may name.</summary>
[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.SelectableField")]
public sealed partial record SelectableField
{
    /// <summary>The field, as a simple JSON path.</summary>
    [Field("jsonPath", 1, Required = true, Always = true)]
    public string JsonPath { get; init; } = "";
}
