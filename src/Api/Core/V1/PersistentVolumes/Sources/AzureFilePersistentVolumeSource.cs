using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.AzureFilePersistentVolumeSource")]
public sealed partial record AzureFilePersistentVolumeSource
{
    [Field("secretName", 1, Required = true, Always = true)]
    public string SecretName { get; init; } = "";

    [Field("shareName", 2, Required = true, Always = true)]
    public string ShareName { get; init; } = "";

    [Field("readOnly", 3)]
    public bool ReadOnly { get; init; }

    [Field("secretNamespace", 4, Always = true)]
    public string? SecretNamespace { get; init; }
}
