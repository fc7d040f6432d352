using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Amounts of resources as they are stored: nothing finer than thousandths.</summary>
internal static class ResourceDefaults
{
    private const int Thousandths = -3;

    public static OrderedMap<Quantity> Rounded(OrderedMap<Quantity> list)
    {
        var result = list;
        foreach (var (name, amount) in list)
        {
            var rounded = amount.RoundUp(Thousandths);
            if (rounded.CompareTo(amount) != 0) result = result.With(name, rounded);
        }

        return result;
    }

    public static ResourceRequirements Rounded(ResourceRequirements resources)
    {
        OrderedMap<Quantity> limits = Rounded(resources.Limits), requests = Rounded(resources.Requests);
        return limits == resources.Limits && requests == resources.Requests ? resources : resources with { Limits = limits, Requests = requests };
    }

    public static VolumeResourceRequirements Rounded(VolumeResourceRequirements resources) =>
        resources with { Limits = Rounded(resources.Limits), Requests = Rounded(resources.Requests) };

    /// <summary>The first list, completed from the second.</summary>
    public static OrderedMap<Quantity> Completed(OrderedMap<Quantity> list, OrderedMap<Quantity> from) => from.IsEmpty ? list : from.Overlay(list);
}
