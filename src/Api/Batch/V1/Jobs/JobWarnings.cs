using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Batch.V1;

/// <summary>What a client is told about a job that is valid but odd.</summary>
internal static class JobWarnings
{
    private const int ManyCompletions = 100_000;
    private const int ManyAtOnce = 10_000;
    private const string TooManyToTrack = "In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes fail";

    public static IEnumerable<string> OfJob(Job job, Job? stored) => Of(job.Metadata, stored?.Metadata, job.Spec, FieldPath.Root("spec"));

    public static IEnumerable<string> OfCronJob(CronJob job, CronJob? stored) => Of(job.Metadata, stored?.Metadata, job.Spec.JobTemplate.Spec, FieldPath.Root("spec").Child("jobTemplate", "spec"));

    private static IEnumerable<string> Of(ObjectMeta metadata, ObjectMeta? stored, JobSpec spec, FieldPath path)
    {
        if (stored is not null && stored.Generation == metadata.Generation) return [];
        var many = spec is { CompletionMode: "Indexed", Completions: > ManyCompletions, Parallelism: > ManyAtOnce };
        return
        [
            .. stored is null ? NameWarnings.OfWorkload(metadata.Name) : [],
            .. many ? [$"{path}: {TooManyToTrack}"] : Array.Empty<string>(),
            .. PodWarnings.OfTemplate(spec.Template, path.Child("template")),
        ];
    }
}
