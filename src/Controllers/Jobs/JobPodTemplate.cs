using System.Globalization;
using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;
using Keles.Controllers.Pods;
using Keles.Machinery;

namespace Keles.Controllers.Jobs;

/// <summary>The pods of a job as its template and their index say.</summary>
internal static class JobPodTemplate
{
    /// <summary>The longest prefix that leaves room for the random end of a name.</summary>
    private const int LongestPrefix = 58;

    public static Pod Make(JobView view, int? index)
    {
        var job = view.Job;
        var pod = PodTemplates.Make(job.Spec.Template, JobKind.Kind, job, index is { } i ? Prefix(job.Metadata.Name, i) : null);
        pod = pod with { Metadata = pod.Metadata with { Finalizers = pod.IsTracked() ? pod.Metadata.Finalizers : pod.Metadata.Finalizers.Add(JobNames.Finalizer) } };
        return index is null ? pod : Indexed(view, pod, index.Value);
    }

    private static Pod Indexed(JobView view, Pod pod, int index)
    {
        var text = index.ToString(CultureInfo.InvariantCulture);
        var annotations = pod.Metadata.Annotations.With(JobNames.Index, text);
        if (view.Spec.BackoffLimitPerIndex is not null) annotations = WithFailures(view, annotations, view.Waiting.GetValueOrDefault(index));
        return pod with
        {
            Metadata = pod.Metadata with { Annotations = annotations, Labels = pod.Metadata.Labels.With(JobNames.Index, text) },
            Spec = pod.Spec with
            {
                Hostname = $"{view.Job.Metadata.Name}-{text}",
                InitContainers = pod.Spec.InitContainers.Map(WithIndex),
                Containers = pod.Spec.Containers.Map(WithIndex),
            },
        };
    }

    /// <summary>The failures of the index so far, with that of the pod that is replaced.</summary>
    private static OrderedMap<string> WithFailures(JobView view, OrderedMap<string> annotations, Pod? before)
    {
        var (failures, ignored) = before is null ? (0, 0) : (before.IndexFailures(), before.IgnoredIndexFailures());
        if (before is not null)
        {
            if (FailureMatch.Of(view.Spec.PodFailurePolicy, before).Counts) failures++;
            else ignored++;
        }

        annotations = annotations.With(JobNames.IndexFailures, failures.ToString(CultureInfo.InvariantCulture));
        return ignored > 0 ? annotations.With(JobNames.IndexIgnoredFailures, ignored.ToString(CultureInfo.InvariantCulture)) : annotations;
    }

    private static Container WithIndex(Container container) => container.Env.Any(static e => e.Name == JobNames.IndexVariable) ? container : container with
    {
        Env = container.Env.Add(new() { Name = JobNames.IndexVariable, ValueFrom = new() { FieldRef = new() { FieldPath = $"metadata.labels['{JobNames.Index}']" } } }),
    };

    private static string Prefix(string job, int index)
    {
        var end = string.Create(CultureInfo.InvariantCulture, $"-{index}-");
        return job.Length + end.Length <= LongestPrefix ? job + end : job[..(LongestPrefix - end.Length)] + end;
    }
}
