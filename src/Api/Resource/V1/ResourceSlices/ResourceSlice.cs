using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>Some of a driver's devices.</summary>
[ApiType("io.k8s.api.resource.v1.ResourceSlice", TypeMeta = true)]
public sealed partial record ResourceSlice
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2, Required = true, Always = true)]
    public ResourceSliceSpec Spec { get; init; } = ResourceSliceSpec.Empty;
}
