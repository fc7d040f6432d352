using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What may change in a pod that is there: images, deadlines, more tolerations, fewer gates, and while it is gated, closer bounds on where it may run.</summary>
internal static class PodUpdateValidation
{
    private const string Updatable =
        "`spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),"
        + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

    private static readonly FieldPath Spec = FieldPath.Root("spec");

    public static void OnUpdate(Pod pod, Pod stored, FieldErrors errors)
    {
        PodValidation.Whole(pod, errors);
        PodAnnotationUpdates.Check(pod, stored, errors);
        if (!SameContainers(pod.Spec.Containers, stored.Spec.Containers, "containers", errors)
            || !SameContainers(pod.Spec.InitContainers, stored.Spec.InitContainers, "initContainers", errors)
            || !Deadline(pod.Spec, stored.Spec, errors))
        {
            return;
        }

        Tolerations(pod.Spec, stored.Spec, errors);
        Gates(pod.Spec, stored.Spec, errors);
        if (Semantic.Equal(pod.Spec, stored.Spec)) return;
        var rest = GatedPodUpdates.Check(Forgiven(pod.Spec, stored.Spec), stored.Spec, Spec, errors);
        if (!Semantic.Equal(rest, stored.Spec)) errors.Forbidden(Spec, $"pod updates may not change fields other than {Updatable}\n{Differences.Between(stored.Spec, rest)}");
    }

    /// <summary>What the ephemeralcontainers subresource may do: add.</summary>
    public static void OnEphemeralContainersUpdate(Pod pod, Pod stored, FieldErrors errors)
    {
        if (stored.IsMirror())
        {
            errors.Forbidden(FieldPath.Root(""), "static pods do not support ephemeral containers");
            return;
        }

        PodValidation.Whole(pod, errors);
        PodAnnotationUpdates.Check(pod, stored, errors);
        var path = Spec.Child("ephemeralContainers");
        foreach (var old in stored.Spec.EphemeralContainers)
        {
            if (pod.Spec.EphemeralContainers.Find(c => c.Name == old.Name) is not { } now) errors.Forbidden(path, $"existing ephemeral containers {GoQuote.Quote(old.Name)} may not be removed\n");
            else if (!Semantic.Equal(now, old)) errors.Forbidden(path, $"existing ephemeral containers {GoQuote.Quote(old.Name)} may not be changed\n{Differences.Between(old, now)}");
        }
    }

    private static bool SameContainers(Items<Container> containers, Items<Container> stored, string name, FieldErrors errors)
    {
        if (containers.Count == stored.Count) return true;
        errors.Forbidden(Spec.Child(name), "pod updates may not add or remove containers");
        return false;
    }

    /// <summary>A deadline may be set, or drawn closer.</summary>
    private static bool Deadline(PodSpec spec, PodSpec stored, FieldErrors errors)
    {
        var path = Spec.Child("activeDeadlineSeconds");
        switch (spec.ActiveDeadlineSeconds, stored.ActiveDeadlineSeconds)
        {
            case (< 0 or > int.MaxValue, _):
                errors.RequireInRange(path, spec.ActiveDeadlineSeconds.Value, 0, int.MaxValue);
                return false;
            case ({ } now, { } before) when before < now:
                errors.Invalid(path, now, "must be less than or equal to previous value");
                return false;
            case (null, not null):
                errors.Invalid(path, null, "must not update from a positive integer to nil value");
                return true;
            default:
                return true;
        }
    }

    private static void Tolerations(PodSpec spec, PodSpec stored, FieldErrors errors)
    {
        var path = Spec.Child("tolerations");
        if (stored.Tolerations.All(old => spec.Tolerations.Any(t => t == old with { TolerationSeconds = t.TolerationSeconds }))) TolerationValidation.Of(spec.Tolerations, path, errors);
        else errors.Forbidden(path, "existing toleration can not be modified except its tolerationSeconds");
    }

    private static void Gates(PodSpec spec, PodSpec stored, FieldErrors errors)
    {
        for (var i = 0; i < spec.SchedulingGates.Count; i++)
        {
            var gate = spec.SchedulingGates[i];
            if (!stored.SchedulingGates.Contains(gate)) errors.Forbidden(Spec.Child("schedulingGates").Index(i).Child("name"), $"only deletion is allowed, but found new scheduling gate '{gate.Name}'");
        }
    }

    /// <summary>The new spec with the old one's values wherever a change was allowed.</summary>
    private static PodSpec Forgiven(PodSpec spec, PodSpec stored)
    {
        static Items<Container> Images(Items<Container> containers, Items<Container> stored)
        {
            for (var i = 0; i < containers.Count; i++) if (containers[i].Image != stored[i].Image) containers = containers.With(i, containers[i] with { Image = stored[i].Image });
            return containers;
        }

        return spec with
        {
            Containers = Images(spec.Containers, stored.Containers),
            InitContainers = Images(spec.InitContainers, stored.InitContainers),
            ActiveDeadlineSeconds = stored.ActiveDeadlineSeconds,
            SchedulingGates = stored.SchedulingGates,
            Tolerations = stored.Tolerations,
            TerminationGracePeriodSeconds = stored.TerminationGracePeriodSeconds < 0 && spec.TerminationGracePeriodSeconds == 1 ? stored.TerminationGracePeriodSeconds : spec.TerminationGracePeriodSeconds,
        };
    }
}
