using Keles.Api.Apps.V1;
using Keles.Machinery;
using static Keles.Controllers.Deployments.DeploymentConditions;

namespace Keles.Controllers.Deployments;

/// <summary>One round of a deployment: what to write, the status to show, when to look again.</summary>
/// <remarks>Each round takes one step; the change it makes brings the next round.</remarks>
internal sealed record DeploymentPlan(IReadOnlyList<DeploymentAction> Actions, DeploymentStatus Status, TimeSpan? CheckAgain)
{
    public static DeploymentPlan For(DeploymentView view)
    {
        var d = view.Deployment;
        if (d.Metadata.DeletionTimestamp is not null) return Done(view, [], d.Status.Conditions);
        if (!d.Spec.Paused && Rollback.Plan(view) is { } rollback) return new(rollback, d.Status, null);
        var conditions = PausedConditions(view);
        var actions = new List<DeploymentAction>();
        if (d.Spec.Paused || Scaling.IsNeeded(view))
        {
            var scaled = view.New is { } found && NewSet.Refreshed(view, found) is { } renewed ? [new DeploymentAction.ChangeSet(renewed)] : Scaling.Plan(view).ToArray();
            actions.AddRange(scaled);
            actions.AddRange(Revision(view, actions));

            // A rollback that waits for the end of the pause may ask for the oldest of all.
            if (d.Spec.Paused && actions.Count == 0 && !Rollback.IsAsked(d)) actions.AddRange(Cleanup.Plan(view));
            return Done(view, actions, conditions);
        }

        var isRecreate = d.Spec.Strategy.Type == "Recreate";
        if (view.New is { } fresh)
        {
            if (NewSet.Refreshed(view, fresh) is { } refreshed) actions.Add(new DeploymentAction.ChangeSet(refreshed));
            if (d.Spec.ProgressDeadlineSeconds is not null && Find(conditions, Progressing) is null)
            {
                conditions = Set(conditions, Progressing, "True", SetFound, $"Found new replica set \"{fresh.Metadata.Name}\"", view.Now);
            }
        }
        else if (!isRecreate)
        {
            actions.Add(new DeploymentAction.CreateSet(NewSet.Make(view, NewSet.Replicas(view, null))));
        }

        if (actions.Count == 0) actions.AddRange(isRecreate ? Recreate.Plan(view) : RollingUpdate.Plan(view));
        if (actions.OfType<DeploymentAction.CreateSet>().FirstOrDefault() is { } made)
        {
            conditions = Set(conditions, Progressing, "True", NewSetCreated, $"Created new replica set \"{made.Set.Metadata.Name}\"", view.Now);
        }

        actions.AddRange(Revision(view, actions));
        if (actions.Count == 0 && DeploymentStatusPlan.IsComplete(d, DeploymentStatusPlan.For(view, conditions))) actions.AddRange(Cleanup.Plan(view));
        return Done(view, actions, conditions);
    }

    private static DeploymentPlan Done(DeploymentView view, IReadOnlyList<DeploymentAction> actions, Items<DeploymentCondition> conditions)
    {
        var status = DeploymentStatusPlan.For(view, conditions);
        return new(actions, status, DeploymentStatusPlan.DeadlineIn(view, status));
    }

    /// <summary>The deployment carries the revision of its newest set.</summary>
    private static IEnumerable<DeploymentAction> Revision(DeploymentView view, List<DeploymentAction> actions)
    {
        var newest = actions.OfType<DeploymentAction.CreateSet>().Select(static a => a.Set)
            .Concat(actions.OfType<DeploymentAction.ChangeSet>().Select(static a => a.Set)).FirstOrDefault() ?? view.New;
        if (newest?.Metadata.Annotations.Get(DeploymentAnnotations.Revision) is not { } revision) yield break;
        var m = view.Deployment.Metadata;
        if (m.Annotations.Get(DeploymentAnnotations.Revision) == revision) yield break;
        yield return new DeploymentAction.ChangeDeployment(view.Deployment with { Metadata = m with { Annotations = m.Annotations.With(DeploymentAnnotations.Revision, revision) } });
    }

    /// <summary>Pausing and resuming are told by the progress condition, so that time spent paused does not count against the deadline.</summary>
    private static Items<DeploymentCondition> PausedConditions(DeploymentView view)
    {
        var (d, conditions) = (view.Deployment, view.Deployment.Status.Conditions);
        var current = Find(conditions, Progressing);
        if (d.Spec.ProgressDeadlineSeconds is null || current?.Reason == TimedOut) return conditions;
        if (d.Spec.Paused && current?.Reason != Paused) return Set(conditions, Progressing, "Unknown", Paused, "Deployment is paused", view.Now);
        if (!d.Spec.Paused && current?.Reason == Paused) return Set(conditions, Progressing, "Unknown", Resumed, "Deployment is resumed", view.Now);
        return conditions;
    }
}
