using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>An object anywhere in the cluster.</summary>
[ApiType("io.k8s.api.core.v1.ObjectReference", Atomic = true)]
public sealed partial record ObjectReference
{
    /// <summary>Its kind.</summary>
    [Field("kind", 1)]
    public string Kind { get; init; } = "";

    /// <summary>Its namespace.</summary>
    [Field("namespace", 2)]
    public string Namespace { get; init; } = "";

    /// <summary>Its name.</summary>
    [Field("name", 3)]
    public string Name { get; init; } = "";

    /// <summary>Its uid.</summary>
    [Field("uid", 4)]
    public string Uid { get; init; } = "";

    /// <summary>Group and version of its kind.</summary>
    [Field("apiVersion", 5)]
    public string ApiVersion { get; init; } = "";

    /// <summary>The state that is meant.</summary>
    [Field("resourceVersion", 6)]
    public string ResourceVersion { get; init; } = "";

    /// <summary>The part of it that is meant.</summary>
    [Field("fieldPath", 7)]
    public string FieldPath { get; init; } = "";
}
