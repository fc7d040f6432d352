using Keles.Api.Batch.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.Jobs;

/// <summary>What a job's pod failure policy says of one failed pod.</summary>
/// <param name="Action">Of the first rule that fits; null when none does.</param>
/// <param name="FailsJob">Why the whole job fails, when it does.</param>
internal readonly record struct FailureMatch(string? Action, string? FailsJob)
{
    public const string Ignore = "Ignore";
    public const string FailIndex = "FailIndex";
    public const string FailJob = "FailJob";
    public const string Count = "Count";

    /// <summary>The failure counts towards the back-off limits.</summary>
    public bool Counts => Action != Ignore;

    public static FailureMatch Of(PodFailurePolicy? policy, Pod pod)
    {
        for (var i = 0; i < policy?.Rules.Count; i++)
        {
            var rule = policy.Rules[i];
            if (rule.Action is not (Ignore or FailIndex or FailJob or Count) || Reason(rule, pod) is not { } reason) continue;
            return new(rule.Action, rule.Action == FailJob ? $"{reason} matching {rule.Action} rule at index {i}" : null);
        }

        return default;
    }

    private static string? Reason(PodFailurePolicyRule rule, Pod pod)
    {
        var name = $"{pod.Metadata.Namespace}/{pod.Metadata.Name}";
        if (rule.OnExitCodes is { } codes)
        {
            var container = pod.Status.ContainerStatuses.Find(c => Fits(codes, c)) ?? pod.Status.InitContainerStatuses.Find(c => Fits(codes, c));
            return container is null ? null : $"Container {container.Name} for pod {name} failed with exit code {container.State.Terminated!.ExitCode}";
        }

        var condition = pod.Status.Conditions.Find(c => rule.OnPodConditions.Any(p => p.Type == c.Type && p.Status == c.Status));
        return condition is null ? null : $"Pod {name} has condition {condition.Type}";
    }

    private static bool Fits(PodFailurePolicyOnExitCodesRequirement codes, ContainerStatus container)
    {
        if (container.State.Terminated is not { ExitCode: not 0 and var code }) return false;
        if (codes.ContainerName is { } only && only != container.Name) return false;
        return codes.Operator switch
        {
            "In" => codes.Values.Contains(code),
            "NotIn" => !codes.Values.Contains(code),
            _ => false,
        };
    }
}
