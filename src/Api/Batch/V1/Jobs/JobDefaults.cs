using Keles.Api.Core.V1;

namespace Keles.Api.Batch.V1;

/// <summary>What holds for a job when nothing is said: one pod, once.</summary>
internal static class JobDefaults
{
    private const int Retries = 6;

    public static Job Of(Job o)
    {
        var spec = o.Spec;
        var labels = spec.Template.Metadata.Labels;
        return o with
        {
            Metadata = o.Metadata.Labels.IsEmpty && !labels.IsNull ? o.Metadata with { Labels = labels } : o.Metadata,
            Spec = Shared(spec) with
            {
                Completions = spec.Completions ?? (spec.Parallelism is null ? 1 : null),
                Parallelism = spec.Parallelism ?? 1,

                // Where each index has retries of its own the job as a whole must not run out first.
                BackoffLimit = spec.BackoffLimit ?? (spec.BackoffLimitPerIndex is null ? Retries : int.MaxValue),
                CompletionMode = spec.CompletionMode ?? "NonIndexed",
                Suspend = spec.Suspend ?? false,
                ManualSelector = spec.ManualSelector ?? false,
                PodReplacementPolicy = spec.PodReplacementPolicy ?? (spec.PodFailurePolicy is null ? "TerminatingOrFailed" : "Failed"),
            },
        };
    }

    /// <summary>What holds for the jobs of cron jobs too, before there is a job.</summary>
    public static JobSpec Shared(JobSpec spec) => spec with
    {
        Template = PodSpecDefaults.Of(spec.Template),
        PodFailurePolicy = spec.PodFailurePolicy is not { } policy ? null : policy with
        {
            Rules = policy.Rules.Map(static r => r with { OnPodConditions = r.OnPodConditions.Map(static c => c.Status.Length > 0 ? c : c with { Status = "True" }) }),
        },
    };
}
