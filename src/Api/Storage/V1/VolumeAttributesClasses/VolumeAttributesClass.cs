using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Storage.V1;

[ApiType("io.k8s.api.storage.v1.VolumeAttributesClass", TypeMeta = true)]
public sealed partial record VolumeAttributesClass
{
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    [Field("driverName", 2, Required = true, Always = true)]
    public string DriverName { get; init; } = "";

    [Field("parameters", 3)]
    public OrderedMap<string> Parameters { get; init; }
}
