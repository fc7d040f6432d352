using Keles.Machinery;

namespace Keles.Api.Scheduling.V1;

/// <summary>What holds for a priority class.</summary>
internal static class PriorityClassValidation
{
    private const int Highest = 1_000_000_000;
    private const string SystemPrefix = "system-";

    private static readonly Dictionary<string, int> System = new(StringComparer.Ordinal)
    {
        ["system-node-critical"] = (2 * Highest) + 1000,
        ["system-cluster-critical"] = 2 * Highest,
    };

    public static void OnCreate(PriorityClass o, FieldErrors errors)
    {
        var name = o.Metadata.Name;
        if (name.StartsWith(SystemPrefix, StringComparison.Ordinal))
        {
            if (Mistake(o) is { } why) errors.Forbidden(FieldPath.Root("metadata", "name"), $"priority class names with '{SystemPrefix}' prefix are reserved for system use only. error: {why}");
        }
        else if (o.Value > Highest)
        {
            errors.Forbidden(FieldPath.Root("value"), $"maximum allowed value of a user defined priority is {Highest}");
        }

        if (o.PreemptionPolicy is { } policy) errors.RequireOneOf(FieldPath.Root("preemptionPolicy"), policy, "PreemptLowerPriority", "Never");
    }

    public static void OnUpdate(PriorityClass o, PriorityClass stored, FieldErrors errors)
    {
        if (o.Value != stored.Value) errors.Forbidden(FieldPath.Root("value"), "may not be changed in an update.");
        errors.RequireUnchanged(FieldPath.Root("preemptionPolicy"), o.PreemptionPolicy, o.PreemptionPolicy == stored.PreemptionPolicy);
    }

    private static string? Mistake(PriorityClass o)
    {
        var name = o.Metadata.Name;
        if (!System.TryGetValue(name, out var value)) return $"{name} is not a known system priority class";
        if (o.Value != value) return $"value of {name} PriorityClass must be {value}";
        return o.GlobalDefault ? $"globalDefault of {name} PriorityClass must be false" : null;
    }
}
