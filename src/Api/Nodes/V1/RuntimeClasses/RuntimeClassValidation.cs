using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Nodes.V1;

/// <summary>What holds for a runtime class.</summary>
internal static class RuntimeClassValidation
{
    public static void OnCreate(RuntimeClass o, FieldErrors errors)
    {
        errors.RequireLabel(FieldPath.Root("handler"), o.Handler);
        if (o.Overhead is { } overhead) Overhead(overhead, FieldPath.Root("overhead", "limits"), errors);
        if (o.Scheduling is not { } scheduling) return;
        LabelValidation.Labels(scheduling.NodeSelector, FieldPath.Root("scheduling", "nodeSelector"), errors);
        TolerationValidation.Of(scheduling.Tolerations, FieldPath.Root("scheduling", "tolerations"), errors);
    }

    public static void OnUpdate(RuntimeClass o, RuntimeClass stored, FieldErrors errors) => errors.RequireUnchanged(FieldPath.Root("handler"), o.Handler, o.Handler == stored.Handler);

    /// <summary>Upstream asks of it what it asks of limits, and calls it so.</summary>
    private static void Overhead(Overhead overhead, FieldPath path, FieldErrors errors)
    {
        foreach (var (name, amount) in overhead.PodFixed)
        {
            if (amount < Quantity.Zero) errors.Invalid(path.Key(name), amount, "must be greater than or equal to 0");
        }
    }
}
