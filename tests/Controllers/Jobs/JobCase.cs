using System.Globalization;
using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Jobs;

/// <summary>One look of the controller at a job, written as words: what is asked for, the pods that are there, what came of it.</summary>
/// <example>
/// <c>2/5 indexed limit=0</c>: parallelism 2 of 5 completions. <c>0:S 1:F#2@5 3*R!</c>: index 0 succeeded; index 1 failed with exit code 5, after two failures
/// before; three run and are ready. <c>-</c> is on its way out, <c>~</c> not tracked any more, <c>%</c> disrupted, <c>^2</c> restarted twice.
/// <c>+1,2 -1 active 3 ending 1 ok 1 bad 1 done 0 Failed/BackoffLimitExceeded</c>: indexes 1 and 2 were made, one pod deleted, and the rest is the status.
/// </example>
internal sealed class JobCase
{
    private readonly Bench bench = new(["job-controller"]);

    public static string Look(string job, string pods)
    {
        var run = new JobCase();
        var n = 0;
        foreach (var pod in pods.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Repeated)) run.bench.Api.Put(run.PodOf(pod, $"p{n++}"));
        run.bench.Api.Put(run.JobOf(job.Split(' ')));
        run.bench.Settle();
        return run.Outcome();
    }

    private static IEnumerable<string> Repeated(string token) => token.IndexOf('*', StringComparison.Ordinal) is > 0 and var at ? Enumerable.Repeat(token[(at + 1)..], Number(token[..at])) : [token];

    private static int Number(string text) => text == "max" ? int.MaxValue : int.Parse(text, CultureInfo.InvariantCulture);

    private Job JobOf(string[] words)
    {
        var counts = words[0].Split('/');
        var job = AJob.Of(counts[1] == "-" ? null : Number(counts[1]), Number(counts[0]));
        foreach (var word in words[1..])
        {
            var (name, value) = word.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (word[..at], word[(at + 1)..]) : (word, "");
            job = name switch
            {
                "deleting" => job with { Metadata = job.Metadata with { DeletionTimestamp = Time.From(bench.Now), Finalizers = ["foregroundDeletion"] } },
                "started" or "was" or "done" or "failed" => job with { Status = StatusOf(job.Status, name, value) },
                _ => job with { Spec = SpecOf(job.Spec, name, value) },
            };
        }

        return job;
    }

    private JobStatus StatusOf(JobStatus status, string name, string value) => name switch
    {
        "started" => status with { StartTime = Time.From(bench.Now.AddSeconds(-Number(value))) },
        "done" => status with { CompletedIndexes = value, Succeeded = 1 },
        "failed" => status with { Failed = Number(value) },
        _ => status with { Conditions = status.Conditions.Add(new() { Type = value.Trim('!'), Status = value[0] == '!' ? "False" : "True", Reason = "Before", Message = "said before" }) },
    };

    private static JobSpec SpecOf(JobSpec spec, string name, string value) => name switch
    {
        "indexed" => spec with { CompletionMode = "Indexed" },
        "suspend" => spec with { Suspend = true },
        "limit" => spec with { BackoffLimit = Number(value) },
        "perIndex" => spec with { BackoffLimitPerIndex = Number(value) },
        "maxFailed" => spec with { MaxFailedIndexes = Number(value) },
        "deadline" => spec with { ActiveDeadlineSeconds = Number(value) },
        "replace" => spec with { PodReplacementPolicy = value },
        "onFailure" => spec with { Template = spec.Template with { Spec = spec.Template.Spec with { RestartPolicy = "OnFailure" } } },
        "succeed" => spec with { SuccessPolicy = new() { Rules = [Rule(value.Split('/'))] } },
        "policy" => spec with { PodFailurePolicy = AJob.Policy(value) },
        _ => throw new ArgumentException($"no word of a job: {name}"),
    };

    private static SuccessPolicyRule Rule(string[] parts) => new() { SucceededIndexes = parts[0].Length > 0 ? parts[0] : null, SucceededCount = parts.Length > 1 ? Number(parts[1]) : null };

    private Pod PodOf(string token, string name)
    {
        string? index = null;
        if (token.IndexOf(':', StringComparison.Ordinal) is > 0 and var at) (index, token) = (token[..at], token[(at + 1)..]);
        var phase = token[0] switch { 'S' => "Succeeded", 'F' => "Failed", 'P' => "Pending", _ => "Running" };
        var pod = AJob.Pod(name, phase, null, tracked: !token.Contains('~'), deleted: token.Contains('-'), exit: After(token, '@'), ended: bench.Now.AddDays(-1));
        if (index is not null) pod = pod with { Metadata = pod.Metadata with { Annotations = A.Labels(("batch.kubernetes.io/job-completion-index", index), ("batch.kubernetes.io/job-index-failure-count", $"{After(token, '#') ?? 0}")) } };
        if (phase == "Running" && After(token, '@') is { } code) pod = pod with { Status = pod.Status with { ContainerStatuses = [new() { Name = "c", State = new() { Terminated = new() { ExitCode = code } } }] } };
        if (After(token, '^') is { } restarts) pod = pod with { Status = pod.Status with { ContainerStatuses = [new() { Name = "c", RestartCount = restarts }] } };
        if (token.Contains('!')) pod = With(pod, "Ready");
        return token.Contains('%') ? With(pod, "DisruptionTarget") : pod;
    }

    private static int? After(string token, char mark) => token.IndexOf(mark, StringComparison.Ordinal) is > 0 and var at
        ? Number(string.Concat(token[(at + 1)..].TakeWhile(char.IsDigit)))
        : null;

    private static Pod With(Pod pod, string condition) => pod with { Status = pod.Status with { Conditions = pod.Status.Conditions.Add(new() { Type = condition, Status = "True" }) } };

    private string Outcome()
    {
        List<string> said = [];
        var made = bench.Pods.Where(static p => p.Metadata.GenerateName.Length > 0).ToArray();
        var status = bench.Api.Get<Job>(A.Ns, AJob.Name).Status;
        if (made.Length > 0) said.Add("+" + (made[0].Metadata.Annotations.Get("batch.kubernetes.io/job-completion-index") is null ? $"{made.Length}" : string.Join(',', made.Select(Index).Order())));
        void Count(string word, int? count)
        {
            if (count > 0) said.Add($"{word}{count}");
        }

        Count("-", bench.Api.Writes.Count(static r => r is { Verb: "delete", Kind.Name: "Pod" }));
        Count("active ", status.Active);
        Count("ready ", status.Ready);
        Count("ending ", status.Terminating);
        Count("ok ", status.Succeeded);
        Count("bad ", status.Failed);
        if (status.CompletedIndexes.Length > 0) said.Add($"done {status.CompletedIndexes}");
        if (status.FailedIndexes is { Length: > 0 } given) said.Add($"lost {given}");
        said.AddRange(status.Conditions.Select(static c => $"{(c.Status == "True" ? "" : "!")}{c.Type}/{c.Reason}"));
        return string.Join(' ', said);
    }

    private static int Index(Pod pod) => Number(pod.Metadata.Annotations.Get("batch.kubernetes.io/job-completion-index")!);
}
