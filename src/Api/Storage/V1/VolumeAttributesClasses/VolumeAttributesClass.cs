using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

/// <summary>A set of settings of volumes that can change later.</summary>
[ApiType("io.k8s.api.storage.v1.VolumeAttributesClass", TypeMeta = true)]
public sealed partial record VolumeAttributesClass
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>The driver.</summary>
    [Field("driverName", 2, Required = true, Always = true)]
    public string DriverName { get; init; } = "";

    /// <summary>The settings.</summary>
    [Field("parameters", 3)]
    public OrderedMap<string> Parameters { get; init; }
}
