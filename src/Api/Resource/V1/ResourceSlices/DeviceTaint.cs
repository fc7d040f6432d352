using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>A mark that keeps claims away from a device.</summary>
[ApiType("io.k8s.api.resource.v1.DeviceTaint")]
public sealed partial record DeviceTaint
{
    /// <summary>Its key.</summary>
    [Field("key", 1, Required = true, Always = true)]
    public string Key { get; init; } = "";

    /// <summary>Its value.</summary>
    [Field("value", 2)]
    public string Value { get; init; } = "";

    /// <summary>None, NoSchedule or NoExecute.</summary>
    [Field("effect", 3, Required = true, Always = true, Enum = "NoExecute|NoSchedule|None")]
    public string Effect { get; init; } = "";

    /// <summary>Since when.</summary>
    [Field("timeAdded", 4)]
    public Time? TimeAdded { get; init; }
}
