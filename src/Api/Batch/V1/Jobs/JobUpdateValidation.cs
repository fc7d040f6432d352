using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Batch.V1;

/// <summary>What an update may do to a job: little, and more while it is suspended.</summary>
internal static class JobUpdateValidation
{
    public static void Spec(JobSpec spec, Job job, FieldPath path, FieldErrors errors)
    {
        var stored = job.Spec;
        JobValidation.SelectedSpec(spec, path, errors);
        Completions(spec, stored, path.Child("completions"), errors);
        errors.RequireUnchanged(path.Child("selector"), spec.Selector, Semantic.Equal(spec.Selector, stored.Selector));
        errors.RequireUnchanged(path.Child("template"), spec.Template, Semantic.Equal(spec.Template, Forgiven(spec.Template, job)));
        errors.RequireUnchanged(path.Child("completionMode"), spec.CompletionMode, spec.CompletionMode == stored.CompletionMode);
        errors.RequireUnchanged(path.Child("podFailurePolicy"), spec.PodFailurePolicy, Semantic.Equal(spec.PodFailurePolicy, stored.PodFailurePolicy));
        errors.RequireUnchanged(path.Child("backoffLimitPerIndex"), spec.BackoffLimitPerIndex, spec.BackoffLimitPerIndex == stored.BackoffLimitPerIndex);
        errors.RequireUnchanged(path.Child("managedBy"), spec.ManagedBy, spec.ManagedBy == stored.ManagedBy);
        errors.RequireUnchanged(path.Child("successPolicy"), spec.SuccessPolicy, Semantic.Equal(spec.SuccessPolicy, stored.SuccessPolicy));
    }

    /// <summary>An indexed job may grow and shrink, all of it at once.</summary>
    private static void Completions(JobSpec spec, JobSpec stored, FieldPath path, FieldErrors errors)
    {
        if (spec.Completions == stored.Completions) return;
        if (!spec.IsIndexed()) errors.Invalid(path, spec.Completions, FieldChecks.IsImmutable);
        else if (spec.Completions is { } completions && completions != spec.Parallelism) errors.Invalid(path, completions, "can only be modified in tandem with spec.parallelism");
    }

    /// <summary>The stored template with the new one's values wherever a change is allowed: what tells where pods run, and what they ask for.</summary>
    private static PodTemplateSpec Forgiven(PodTemplateSpec template, Job job)
    {
        var stored = job.Spec.Template;
        if (job.Spec.Suspend != true || (job.Status.StartTime is not null && !job.Has(JobConditions.Suspended))) return stored;
        return stored with
        {
            Metadata = stored.Metadata with { Labels = template.Metadata.Labels, Annotations = template.Metadata.Annotations },
            Spec = stored.Spec with
            {
                Affinity = Affinity(template.Spec.Affinity, stored.Spec.Affinity),
                NodeSelector = template.Spec.NodeSelector,
                Tolerations = template.Spec.Tolerations,
                SchedulingGates = template.Spec.SchedulingGates,
                Containers = Resources(template.Spec.Containers, stored.Spec.Containers),
                InitContainers = Resources(template.Spec.InitContainers, stored.Spec.InitContainers),
            },
        };
    }

    private static Affinity? Affinity(Affinity? affinity, Affinity? stored) => (affinity, stored) switch
    {
        (null, null) => null,
        (null, { PodAffinity: null, PodAntiAffinity: null }) => null,
        (null, _) => stored with { NodeAffinity = null },
        (_, null) => new() { NodeAffinity = affinity.NodeAffinity },
        _ => stored with { NodeAffinity = affinity.NodeAffinity },
    };

    private static Items<Container> Resources(Items<Container> containers, Items<Container> stored)
    {
        if (containers.Count != stored.Count) return stored;
        for (var i = 0; i < stored.Count; i++) if (containers[i].Name == stored[i].Name) stored = stored.With(i, stored[i] with { Resources = containers[i].Resources });
        return stored;
    }
}
