using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.FlexPersistentVolumeSource")]
public sealed partial record FlexPersistentVolumeSource
{
    [Field("driver", 1, Required = true, Always = true)]
    public string Driver { get; init; } = "";

    [Field("fsType", 2)]
    public string FsType { get; init; } = "";

    [Field("secretRef", 3)]
    public SecretReference? SecretRef { get; init; }

    [Field("readOnly", 4)]
    public bool ReadOnly { get; init; }

    [Field("options", 5)]
    public OrderedMap<string> Options { get; init; }
}
