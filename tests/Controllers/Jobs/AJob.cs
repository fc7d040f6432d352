using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Jobs;

/// <summary>Jobs and their pods as tests speak of them.</summary>
internal static class AJob
{
    public const string Name = "pi";

    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Job Of(int? completions = 1, int parallelism = 1, Func<JobSpec, JobSpec>? change = null, Func<JobStatus, JobStatus>? status = null)
    {
        var spec = new JobSpec
        {
            Completions = completions,
            Parallelism = parallelism,
            BackoffLimit = 6,
            Selector = A.Selector("pi"),
            ManualSelector = true,
            Template = A.Template(app: "pi") with { Spec = A.Template().Spec with { RestartPolicy = "Never" } },
        };
        var before = new JobStatus { UncountedTerminatedPods = new() };
        return new() { Metadata = new() { Name = Name, Namespace = A.Ns, Uid = "job-uid" }, Spec = change?.Invoke(spec) ?? spec, Status = status?.Invoke(before) ?? before };
    }

    public static Func<JobSpec, JobSpec> Indexed(Func<JobSpec, JobSpec>? more = null) => s => (more ?? (static x => x))(s with { CompletionMode = "Indexed" });

    /// <summary>A pod failure policy in words: <c>Ignore:1,2;FailJob:!5;Count:DisruptionTarget=False</c>, where <c>!</c> means all codes but these.</summary>
    public static PodFailurePolicy Policy(string words) => new() { Rules = [.. words.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(static w => Rule(w.Split(':')))] };

    private static PodFailurePolicyRule Rule(string[] parts)
    {
        var what = parts[1].TrimStart('!');
        return char.IsDigit(what[0])
            ? new() { Action = parts[0], OnExitCodes = new() { Operator = parts[1][0] == '!' ? "NotIn" : "In", Values = [.. what.Split(',').Select(int.Parse)] } }
            : new() { Action = parts[0], OnPodConditions = [new() { Type = what.Split('=')[0], Status = what.Contains('=') ? what.Split('=')[1] : "True" }] };
    }

    /// <summary>A pod of the job, tracked, with a phase.</summary>
    public static Pod Pod(string name, string phase = "Running", int? index = null, int failures = 0, bool tracked = true, bool deleted = false, int? exit = null, DateTimeOffset? ended = null) => new()
    {
        Metadata = new()
        {
            Name = name,
            Namespace = A.Ns,
            Uid = name,
            Labels = A.Labels(("app", "pi")),
            Annotations = index is null ? default : A.Labels(("batch.kubernetes.io/job-completion-index", $"{index}"), ("batch.kubernetes.io/job-index-failure-count", $"{failures}")),
            Finalizers = tracked ? ["batch.kubernetes.io/job-tracking"] : [],
            CreationTimestamp = Time.From(Start),
            DeletionTimestamp = deleted ? Time.From(Start) : null,
            OwnerReferences = [new() { ApiVersion = "batch/v1", Kind = "Job", Name = Name, Uid = "job-uid", Controller = true }],
        },
        Spec = new() { NodeName = "node-1", Containers = [new() { Name = "c", Image = "x" }] },
        Status = new()
        {
            Phase = phase,
            ContainerStatuses = phase is "Succeeded" or "Failed"
                ? [new() { Name = "c", State = new() { Terminated = new() { ExitCode = exit ?? (phase == "Failed" ? 1 : 0), FinishedAt = Time.From(ended ?? Start) } } }]
                : [],
        },
    };
}
