using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A field of the pod.</summary>
[ApiType("io.k8s.api.core.v1.ObjectFieldSelector", Atomic = true)]
public sealed partial record ObjectFieldSelector
{
    /// <summary>The version in which the path is meant; v1 if nothing is said.</summary>
    [Field("apiVersion", 1)]
    public string ApiVersion { get; init; } = "";

    /// <summary>The field's path.</summary>
    [Field("fieldPath", 2, Required = true, Always = true)]
    public string FieldPath { get; init; } = "";
}
