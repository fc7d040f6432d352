using Keles.Cel;

namespace Keles.Api.Expressions;

/// <summary>What expressions that choose devices may name: <c>device</c>, with its driver, attributes and capacities.</summary>
public static class DeviceEnvironment
{
    public const string Device = "device";

    private static readonly CelType Type = CelType.Object("kubernetes.DRADevice");

    /// <summary>Attributes and capacities by domain, then by name.</summary>
    private static readonly DeclaredTypes Types = new(new Dictionary<string, IReadOnlyDictionary<string, CelType>>(StringComparer.Ordinal)
    {
        [Type.Name] = new Dictionary<string, CelType>(StringComparer.Ordinal)
        {
            ["driver"] = CelType.String,
            ["attributes"] = CelType.Map(CelType.String, CelType.Map(CelType.String, CelType.Any)),
            ["capacity"] = CelType.Map(CelType.String, CelType.Map(CelType.String, CelType.Opaque("kubernetes.Quantity"))),
            ["allowMultipleAllocations"] = CelType.Bool,
        },
    });

    private static readonly Lazy<CelEnvironment> Made = new(static () => CelLibraries.Kubernetes.With(BindingsLibrary.Library).WithTypes(Types).WithVariable(Device, Type));

    public static CelEnvironment Environment => Made.Value;

    /// <summary>How large what one reaches from a device can be.</summary>
    public static ICelSizes Sizes { get; } = new DeviceSizes();
}
