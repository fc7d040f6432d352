using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>The fields that one manager set by one way of writing.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.ManagedFieldsEntry")]
public sealed partial record ManagedFieldsEntry
{
    /// <summary>Who set them.</summary>
    [Field("manager", 1)]
    public string Manager { get; init; } = "";

    /// <summary>Apply or Update.</summary>
    [Field("operation", 2)]
    public string Operation { get; init; } = "";

    /// <summary>The version in which the fields are named.</summary>
    [Field("apiVersion", 3)]
    public string ApiVersion { get; init; } = "";

    /// <summary>When the entry last changed.</summary>
    [Field("time", 4)]
    public Time? Time { get; init; }

    /// <summary>The form of the fields; only FieldsV1.</summary>
    [Field("fieldsType", 6)]
    public string FieldsType { get; init; } = "";

    /// <summary>The fields.</summary>
    [Field("fieldsV1", 7)]
    public RawJson FieldsV1 { get; init; }

    /// <summary>The subresource by which they were written; empty for the object itself.</summary>
    [Field("subresource", 8)]
    public string Subresource { get; init; } = "";
}
