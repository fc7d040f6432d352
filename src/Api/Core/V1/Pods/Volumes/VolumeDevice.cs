using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A volume as a block device.</summary>
[ApiType("io.k8s.api.core.v1.VolumeDevice")]
public sealed partial record VolumeDevice
{
    /// <summary>The volume.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>Where the device appears in the container.</summary>
    [Field("devicePath", 2, Required = true, Always = true)]
    public string DevicePath { get; init; } = "";
}
