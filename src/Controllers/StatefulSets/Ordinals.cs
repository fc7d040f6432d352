using System.Globalization;
using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.StatefulSets;

/// <summary>The numbers that the pods of a stateful set are known by.</summary>
/// <param name="Start">The first.</param>
/// <param name="Count">How many there shall be.</param>
internal readonly record struct Ordinals(int Start, int Count)
{
    public static Ordinals Of(StatefulSet set) => new(set.Spec.Ordinals?.Start ?? 0, set.Spec.Replicas ?? 1);

    public bool Contains(int ordinal) => ordinal >= Start && ordinal - Start < Count;

    public static string NameOf(StatefulSet set, int ordinal) => $"{set.Metadata.Name}-{ordinal.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The number of a pod that has one of the set's names; null for any other pod, also where the number is written another way, which would make two pods of one number.</summary>
    public static int? Of(StatefulSet set, Pod pod)
    {
        var (name, owner) = (pod.Metadata.Name, set.Metadata.Name);
        if (name.Length <= owner.Length + 1 || !name.StartsWith(owner, StringComparison.Ordinal) || name[owner.Length] != '-') return null;
        return int.TryParse(name.AsSpan(owner.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) && NameOf(set, ordinal) == name ? ordinal : null;
    }

    public static string ClaimName(StatefulSet set, PersistentVolumeClaim template, int ordinal) => $"{template.Metadata.Name}-{NameOf(set, ordinal)}";
}
