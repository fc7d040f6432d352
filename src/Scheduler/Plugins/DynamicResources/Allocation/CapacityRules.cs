using Keles.Api.Resource.V1;

namespace Keles.Scheduler;

/// <summary>What a request takes of a device's capacity, and whether there is so much left.</summary>
internal static class CapacityRules
{
    /// <summary>What a request takes of each capacity, as the policies round it.</summary>
    public static OrderedMap<Quantity> Taken(OrderedMap<Quantity> asked, Device device)
    {
        var taken = OrderedMap<Quantity>.Empty;
        foreach (var (name, capacity) in device.Capacity) taken = taken.With(name, Taken(asked, name, capacity));
        return taken;
    }

    /// <summary>Whether a request finds what it asks for on a device of which others have taken some.</summary>
    /// <param name="used">What others have taken, by name.</param>
    public static bool Fits(OrderedMap<Quantity> asked, Device device, OrderedMap<Quantity> used)
    {
        foreach (var (name, _) in asked) if (!device.Capacity.ContainsKey(name)) return false;
        foreach (var (name, capacity) in device.Capacity)
        {
            var taken = Taken(asked, name, capacity);
            if (!Allows(capacity.RequestPolicy, taken)) return false;
            if ((used.TryGetValue(name, out var before) ? before + taken : taken) > capacity.Value) return false;
        }

        return true;
    }

    /// <summary>Who asks for nothing takes the policy's default, or all there is.</summary>
    private static Quantity Taken(OrderedMap<Quantity> asked, string name, DeviceCapacity capacity)
    {
        if (!asked.TryGetValue(name, out var wanted)) return capacity.RequestPolicy?.Default ?? capacity.Value;
        return capacity.RequestPolicy switch
        {
            { ValidRange: { Min: { } least } range } => Rounded(wanted, least, range.Step),
            { ValidValues: { IsEmpty: false } values } => Smallest(wanted, values),
            _ => wanted,
        };
    }

    private static Quantity Rounded(Quantity wanted, Quantity least, Quantity? step)
    {
        if (wanted < least) return least;
        if (step?.Value() is not (> 0 and var width)) return wanted;
        var (above, from) = (wanted.Value() - least.Value(), least.Value());
        return Quantity.Of(from + (((above + width - 1) / width) * width), QuantityFormat.BinarySI);
    }

    /// <summary>The values are in ascending order.</summary>
    private static Quantity Smallest(Quantity wanted, Items<Quantity> values)
    {
        foreach (var value in values) if (value >= wanted) return value;
        return wanted;
    }

    private static bool Allows(CapacityRequestPolicy? policy, Quantity taken)
    {
        if (policy is null || (policy.Default is { } usual && usual.CompareTo(taken) == 0)) return true;
        if (policy.ValidRange is { } range)
        {
            return !(range.Max is { } most && taken > most)
                && (range.Step?.Value() is not (> 0 and var width) || (taken.Value() - (range.Min?.Value() ?? 0)) % width == 0);
        }

        return policy.ValidValues.IsEmpty || policy.ValidValues.Any(v => v.CompareTo(taken) == 0);
    }
}
