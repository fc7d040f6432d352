using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Controllers.Pods;

namespace Keles.Controllers.Deployments;

/// <summary>What a deployment's planning sees: itself, its replica sets, and the pods of those.</summary>
internal sealed record DeploymentView(Deployment Deployment, IReadOnlyList<ReplicaSet> Sets, IReadOnlyList<Pod> Pods, DateTimeOffset Now)
{
    /// <summary>The set with the deployment's present template; of several the oldest.</summary>
    public ReplicaSet? New { get; } = Sets.Where(s => TemplateHash.Same(s.Spec.Template, Deployment.Spec.Template))
        .OrderBy(static s => s.Metadata.CreationTimestamp).ThenBy(static s => s.Metadata.Name, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>All other sets, oldest first.</summary>
    public IReadOnlyList<ReplicaSet> Old => field ??= [.. Sets.Where(s => s != New).OrderBy(static s => s.Metadata.CreationTimestamp).ThenBy(static s => s.Metadata.Name, StringComparer.Ordinal)];

    public int Desired { get; } = Deployment.Spec.Replicas ?? 1;

    public RolloutLimits Limits { get; } = RolloutLimits.Of(Deployment);

    /// <summary>Replicas that all sets together may have.</summary>
    public int MaxReplicas => Desired + Limits.MaxSurge;

    /// <summary>The revision that the newest set has or gets.</summary>
    public long NextRevision => Old.Select(DeploymentAnnotations.RevisionOf).DefaultIfEmpty(0).Max() + 1;

    /// <summary>Available pods of a set that will stay: its status may still count those that it was asked to give up.</summary>
    public static int Available(ReplicaSet set) => Math.Min(set.Status.AvailableReplicas, Asked(set));

    public static int Asked(ReplicaSet set) => set.Spec.Replicas ?? 1;

    public static int Asked(IEnumerable<ReplicaSet> sets) => sets.Sum(Asked);
}
