using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>Amounts that devices share and what each device takes of them.</summary>
internal static class DeviceCounterValidation
{
    public const int MostSets = 8;
    public const int MostConsumed = 2;
    private const int MostCounters = 32;

    public static void Set(CounterSet set, FieldPath path, FieldErrors errors) => Counters("name", set.Name, set.Counters, path, errors);

    public static void Consumption(DeviceCounterConsumption taken, FieldPath path, FieldErrors errors) => Counters("counterSet", taken.CounterSet, taken.Counters, path, errors);

    private static void Counters(string field, string name, OrderedMap<Counter> counters, FieldPath path, FieldErrors errors)
    {
        if (errors.RequireText(path.Child(field), name)) errors.RequireLabel(path.Child(field), name);
        if (counters.Count == 0) errors.Required(path.Child("counters"));
        if (counters.Count > MostCounters) errors.TooMany(path.Child("counters"), counters.Count, MostCounters);
        else foreach (var (key, _) in counters) errors.RequireLabel(path.Child("counters"), key);
    }
}
