using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.CSIPersistentVolumeSource")]
public sealed partial record CSIPersistentVolumeSource
{
    [Field("driver", 1, Required = true, Always = true)]
    public string Driver { get; init; } = "";

    [Field("volumeHandle", 2, Required = true, Always = true)]
    public string VolumeHandle { get; init; } = "";

    [Field("readOnly", 3)]
    public bool ReadOnly { get; init; }

    [Field("fsType", 4)]
    public string FsType { get; init; } = "";

    [Field("volumeAttributes", 5)]
    public OrderedMap<string> VolumeAttributes { get; init; }

    [Field("controllerPublishSecretRef", 6)]
    public SecretReference? ControllerPublishSecretRef { get; init; }

    [Field("nodeStageSecretRef", 7)]
    public SecretReference? NodeStageSecretRef { get; init; }

    [Field("nodePublishSecretRef", 8)]
    public SecretReference? NodePublishSecretRef { get; init; }

    [Field("controllerExpandSecretRef", 9)]
    public SecretReference? ControllerExpandSecretRef { get; init; }

    [Field("nodeExpandSecretRef", 10)]
    public SecretReference? NodeExpandSecretRef { get; init; }
}
