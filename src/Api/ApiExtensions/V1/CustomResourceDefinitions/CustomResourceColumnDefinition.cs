using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>A column of the resource's table.</summary>
[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceColumnDefinition")]
public sealed partial record CustomResourceColumnDefinition
{
    /// <summary>The column's heading.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>integer, number, string, boolean or date.</summary>
    [Field("type", 2, Required = true, Always = true)]
    public string Type { get; init; } = "";

    /// <summary>How it is shown.</summary>
    [Field("format", 3)]
    public string Format { get; init; } = "";

    /// <summary>What it means.</summary>
    [Field("description", 4)]
    public string Description { get; init; } = "";

    /// <summary>0 is always shown, larger ones only in the wide output.</summary>
    [Field("priority", 5)]
    public int Priority { get; init; }

    /// <summary>The field, as a simple JSON path.</summary>
    [Field("jsonPath", 6, Required = true, Always = true)]
    public string JsonPath { get; init; } = "";
}
