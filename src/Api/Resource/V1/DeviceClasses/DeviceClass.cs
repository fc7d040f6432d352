using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>A class of devices that claims ask for.</summary>
[ApiType("io.k8s.api.resource.v1.DeviceClass", TypeMeta = true)]
public sealed partial record DeviceClass
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>What is asked for.</summary>
    [Field("spec", 2, Required = true, Always = true)]
    public DeviceClassSpec Spec { get; init; } = DeviceClassSpec.Empty;
}
