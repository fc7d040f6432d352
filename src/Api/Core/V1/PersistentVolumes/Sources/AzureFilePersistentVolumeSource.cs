using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>An Azure file share.</summary>
[ApiType("io.k8s.api.core.v1.AzureFilePersistentVolumeSource")]
public sealed partial record AzureFilePersistentVolumeSource
{
    /// <summary>The secret with the account's name and key.</summary>
    [Field("secretName", 1, Required = true, Always = true)]
    public string SecretName { get; init; } = "";

    /// <summary>The share.</summary>
    [Field("shareName", 2, Required = true, Always = true)]
    public string ShareName { get; init; } = "";

    /// <summary>Mount it read-only.</summary>
    [Field("readOnly", 3)]
    public bool ReadOnly { get; init; }

    /// <summary>The secret's namespace.</summary>
    [Field("secretNamespace", 4, Always = true)]
    public string? SecretNamespace { get; init; }
}
