using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A mark of a node that keeps pods away which do not put up with it.</summary>
[ApiType("io.k8s.api.core.v1.Taint")]
public sealed partial record Taint
{
    /// <summary>Its key.</summary>
    [Field("key", 1, Required = true, Always = true)]
    public string Key { get; init; } = "";

    /// <summary>Its value.</summary>
    [Field("value", 2)]
    public string Value { get; init; } = "";

    /// <summary>NoSchedule takes no new pods, PreferNoSchedule rather none, NoExecute ends those that run too.</summary>
    [Field("effect", 3, Required = true, Always = true, Enum = "NoExecute|NoSchedule|PreferNoSchedule")]
    public string Effect { get; init; } = "";

    /// <summary>Since when, for NoExecute.</summary>
    [Field("timeAdded", 4)]
    public Time? TimeAdded { get; init; }
}
