using Keles.Api.Resource.V1;
using Keles.Cel;

namespace Keles.Api.Expressions;

/// <summary>A device as expressions see it: its driver, and what it is and has by domain and name.</summary>
internal sealed class DeviceFacts(string driver, Device device) : ICelMap
{
    private const int Members = 4;

    public int Count => Members;

    public IEnumerable<CelValue> Keys => [CelValue.Of("driver"), CelValue.Of("attributes"), CelValue.Of("capacity"), CelValue.Of("allowMultipleAllocations")];

    public string TypeName => "kubernetes.DRADevice";

    public bool TryGet(CelValue key, out CelValue value)
    {
        value = key.Kind != CelKind.String ? default : key.AsString switch
        {
            "driver" => CelValue.Of(driver),
            "attributes" => CelValue.Of(new DeviceDomains(driver, device.Attributes.Select(static a => (a.Key, Of(a.Value))))),
            "capacity" => CelValue.Of(new DeviceDomains(driver, device.Capacity.Select(static c => (c.Key, CelAmounts.Quantity(c.Value.Value.ToString()))))),
            "allowMultipleAllocations" => CelValue.Of(device.AllowMultipleAllocations == true),
            _ => default,
        };
        return value.Kind != CelKind.Null;
    }

    private static CelValue Of(DeviceAttribute attribute) => attribute switch
    {
        { Int: { } number } => CelValue.Of(number),
        { Bool: { } truth } => CelValue.Of(truth),
        { String: { } text } => CelValue.Of(text),
        { Version: { } version } => CelAmounts.Semver(version),
        _ => CelValue.Error("unsupported attribute value"),
    };
}
