using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Nodes.V1;

/// <summary>What holds for a runtime class.</summary>
internal static class RuntimeClassValidation
{
    public static void OnCreate(RuntimeClass o, FieldErrors errors)
    {
        errors.RequireLabel(FieldPath.Root("handler"), o.Handler);
        // Upstream asks of it what it asks of limits, and calls it so.
        if (o.Overhead is { } overhead) ResourceValidation.Requirements(new ResourceRequirements { Limits = overhead.PodFixed }, new HashSet<string>(), FieldPath.Root("overhead"), errors);
        if (o.Scheduling is not { } scheduling) return;
        LabelValidation.Labels(scheduling.NodeSelector, FieldPath.Root("scheduling", "nodeSelector"), errors);
        TolerationValidation.Of(scheduling.Tolerations, FieldPath.Root("scheduling", "tolerations"), errors);
        Unique(scheduling.Tolerations, FieldPath.Root("scheduling", "tolerations"), errors);
    }

    public static void OnUpdate(RuntimeClass o, RuntimeClass stored, FieldErrors errors) => errors.RequireUnchanged(FieldPath.Root("handler"), o.Handler, o.Handler == stored.Handler);

    private static void Unique(Items<Toleration> tolerations, FieldPath path, FieldErrors errors)
    {
        var seen = new HashSet<(string, string, string, string)>();
        for (var i = 0; i < tolerations.Count; i++)
        {
            var toleration = tolerations[i];
            if (!seen.Add((toleration.Key, toleration.Operator, toleration.Value, toleration.Effect))) errors.Duplicate(path.Index(i), toleration);
        }
    }
}
