using Keles.Api.Apps.V1;
using Keles.Controllers.Deployments;
using Keles.Machinery;

namespace Keles.Controllers.Tests.Deployments;

/// <summary>
/// A deployment with its sets, written as <c>v1 8/6 v2 2</c>: oldest first, each with the replicas it was asked for and how many are available (all, where it is not said). The newest has the deployment's
/// template, unless its name ends in a +: then the template has changed since.
/// </summary>
internal static class ARollout
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static DeploymentView Of(Deployment deployment, string sets, Func<ReplicaSet, ReplicaSet>? change = null)
    {
        var words = sets.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        ReplicaSet[] all = [.. words.Chunk(2).Select((w, i) => Set(w[0], w[1], i, deployment, (i + 1) * 2 == words.Length && !w[0].EndsWith('+')))];
        return new(deployment, [.. change is null ? all : all.Select(change)], [], Now);
    }

    /// <summary>The sets as they are after the actions.</summary>
    public static string After(DeploymentView view, IEnumerable<DeploymentAction> actions)
    {
        var asked = view.Sets.ToDictionary(static s => s.Metadata.Name, DeploymentView.Asked);
        foreach (var scale in actions.Cast<DeploymentAction.ScaleSet>()) asked[scale.Set.Metadata.Name] = scale.To;
        return string.Join(' ', view.Sets.Select(s => $"{s.Metadata.Name} {asked[s.Metadata.Name]}"));
    }

    private static ReplicaSet Set(string name, string counts, int order, Deployment deployment, bool isNew)
    {
        var (asked, available) = counts.Split('/') is [var a, var b] ? (int.Parse(a), int.Parse(b)) : (int.Parse(counts), int.Parse(counts));
        return new()
        {
            Metadata = new() { Name = name, Namespace = A.Ns, Uid = name, CreationTimestamp = Time.From(Now.AddHours(order - 10)), Annotations = A.Labels(("deployment.kubernetes.io/revision", $"{order + 1}")) },
            Spec = new() { Replicas = asked, Template = isNew ? deployment.Spec.Template : A.Template($"nginx:{name}") },
            Status = new() { Replicas = asked, ReadyReplicas = available, AvailableReplicas = available },
        };
    }
}
