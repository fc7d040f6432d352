using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>No longer used: a config map with a kubelet's settings.</summary>
[ApiType("io.k8s.api.core.v1.ConfigMapNodeConfigSource")]
public sealed partial record ConfigMapNodeConfigSource
{
    /// <summary>The config map's namespace.</summary>
    [Field("namespace", 1, Required = true, Always = true)]
    public string Namespace { get; init; } = "";

    /// <summary>The config map's name.</summary>
    [Field("name", 2, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>Its uid.</summary>
    [Field("uid", 3)]
    public string Uid { get; init; } = "";

    /// <summary>Its state.</summary>
    [Field("resourceVersion", 4)]
    public string ResourceVersion { get; init; } = "";

    /// <summary>The entry with the settings.</summary>
    [Field("kubeletConfigKey", 5, Required = true, Always = true)]
    public string KubeletConfigKey { get; init; } = "";
}
