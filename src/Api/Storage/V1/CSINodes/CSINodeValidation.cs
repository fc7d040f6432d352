using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Storage.V1;

/// <summary>What holds for the drivers of a node.</summary>
internal static class CSINodeValidation
{
    private const int LongestNodeId = 256;

    private static readonly FieldPath Drivers = FieldPath.Root("spec", "drivers");

    /// <summary>Upstream names the type where a driver changed, not the field.</summary>
    private static readonly FieldPath Changed = FieldPath.Root("CSINodeDriver");

    public static void OnCreate(CSINode o, FieldErrors errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < o.Spec.Drivers.Count; i++) Driver(o.Spec.Drivers[i], names, Drivers.Index(i), errors);
    }

    /// <summary>A driver that is there stays as it is, but for how many volumes it takes.</summary>
    public static void OnUpdate(CSINode o, CSINode stored, FieldErrors errors)
    {
        OnCreate(o, errors);
        foreach (var before in stored.Spec.Drivers)
        {
            foreach (var now in o.Spec.Drivers)
            {
                if (now.Name != before.Name) continue;
                var rest = now with { Allocatable = null };
                errors.RequireUnchanged(Changed, rest, Semantic.Equal(rest, before with { Allocatable = null }));
            }
        }
    }

    private static void Driver(CSINodeDriver driver, HashSet<string> names, FieldPath path, FieldErrors errors)
    {
        VolumeSourceValidation.CsiDriverName(driver.Name, path.Child("name"), errors);
        errors.RequireText(path.Child("nodeID"), driver.NodeID);
        if (FieldChecks.Bytes(driver.NodeID) > LongestNodeId) errors.Invalid(path.Child("nodeID"), driver.NodeID, $"must be {LongestNodeId} characters or less");
        if (driver.Allocatable?.Count is { } count) errors.RequireNotNegative(path.Child("allocatable", "count"), count);
        if (!names.Add(driver.Name)) errors.Duplicate(path.Child("name"), driver.Name);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in driver.TopologyKeys)
        {
            errors.RequireText(path, key);
            if (!keys.Add(key)) errors.Duplicate(path, key);
            errors.RequireQualifiedName(path, key);
        }
    }
}
