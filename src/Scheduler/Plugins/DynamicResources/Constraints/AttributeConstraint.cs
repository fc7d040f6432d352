using Keles.Api.Resource.V1;

namespace Keles.Scheduler;

/// <summary>A constraint on an attribute: all devices have it with one value, or no two with the same.</summary>
/// <param name="requests">The requests it is about; all when there are none.</param>
internal sealed class AttributeConstraint(string attribute, bool distinct, Items<string> requests) : IDeviceConstraint
{
    private readonly Stack<string> values = new();

    public static IDeviceConstraint? Of(DeviceConstraint constraint) => constraint switch
    {
        { MatchAttribute: { } same } => new AttributeConstraint(same, false, constraint.Requests),
        { DistinctAttribute: { } different } => new AttributeConstraint(different, true, constraint.Requests),
        _ => null,
    };

    public bool TryAdd(RequestPlan request, PoolDevice device)
    {
        if (!IsAbout(request)) return true;
        if (ValueOf(device) is not { } value) return false;
        if (distinct ? values.Contains(value) : values.Count > 0 && values.Peek() != value) return false;
        values.Push(value);
        return true;
    }

    public void Remove(RequestPlan request, PoolDevice device)
    {
        if (IsAbout(request)) values.Pop();
    }

    private bool IsAbout(RequestPlan request) => requests.IsEmpty || requests.Contains(request.Base) || requests.Contains(request.Name);

    /// <summary>The value with its kind, so that 1 is not "1"; null without it. A name in the driver's own domain may be written without.</summary>
    private string? ValueOf(PoolDevice device)
    {
        var (attributes, driver) = (device.Device.Attributes, device.Id.Driver);
        if (!attributes.TryGetValue(attribute, out var found)
            && !(attribute.StartsWith(driver, StringComparison.Ordinal) && attribute.Length > driver.Length && attribute[driver.Length] == '/' && attributes.TryGetValue(attribute[(driver.Length + 1)..], out found)))
        {
            return null;
        }

        return found switch
        {
            { String: { } text } => $"s{text}",
            { Int: { } number } => $"i{number}",
            { Bool: { } truth } => $"b{truth}",
            { Version: { } version } => $"v{version}",
            _ => null,
        };
    }
}
