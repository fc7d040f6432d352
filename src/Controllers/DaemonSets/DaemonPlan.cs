using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.DaemonSets;

/// <summary>On which nodes a daemon must be started, which of its pods must go, what is to be told, and what its status counts.</summary>
/// <param name="Ended">Pods that ended by themselves and may be replaced; the others that go are not wanted any more.</param>
/// <param name="CheckAgain">When the wait for a failed one is over.</param>
internal sealed record DaemonPlan(IReadOnlyList<string> Create, IReadOnlyList<Pod> Delete, IReadOnlyList<Pod> Ended, DaemonSetStatus Status, TimeSpan? CheckAgain)
{
    public const string HashLabel = "controller-revision-hash";

    /// <param name="mayReplace">Asked for each failed pod and its node: null when it may go now, else how long it must wait.</param>
    public static DaemonPlan For(DaemonSet set, string hash, IReadOnlyList<Node> nodes, IReadOnlyList<Pod> owned, DateTimeOffset now, Func<string, TimeSpan?> mayReplace)
    {
        var pods = new DaemonPods(set, hash, owned);
        var fits = nodes.OrderBy(static n => n.Metadata.Name, StringComparer.Ordinal).Select(n => (Name: n.Metadata.Name, Fit: DaemonFit.Of(set.Spec.Template.Spec, n))).ToArray();
        var status = DaemonStatusPlan.For(set, fits, pods, now);
        List<string> create = [];
        List<Pod> delete = [], ended = [];
        TimeSpan? again = null;
        foreach (var (name, fit) in fits)
        {
            var here = pods.On(name);
            if (fit.ShouldRun && here.Length == 0) create.Add(name);
            else if (!fit.ShouldContinue) delete.AddRange(here.Where(static p => !p.IsBeingDeleted()));
            else Tidy(name, fit, [.. here.Where(static p => !p.IsBeingDeleted())]);
        }

        var known = fits.Select(static f => f.Name).ToHashSet(StringComparer.Ordinal);
        delete.AddRange(owned.Where(p => !p.IsBeingDeleted() && !p.IsTerminal() && p.Spec.NodeName.Length == 0 && !known.Contains(DaemonFit.NodeOf(p))));
        if (create.Count + delete.Count == 0 && set.Spec.UpdateStrategy.Type != "OnDelete")
        {
            // A step of the update counts on what is there, so it waits until every node has what it should.
            (string, bool)[] counted = [.. fits.Where(f => f.Fit.ShouldRun || pods.On(f.Name).Length > 0).Select(static f => (f.Name, f.Fit.ShouldRun))];
            var update = DaemonUpdate.For(pods, counted, DaemonLimits.Of(set, status.DesiredNumberScheduled), now);
            return new(update.Create, update.Delete, [], status, again);
        }

        return new(create, delete, ended, status, again);

        void Tidy(string node, DaemonFit fit, Pod[] here)
        {
            foreach (var pod in here.Where(static p => p.IsTerminal()))
            {
                if (pod.Status.Phase == PodPhases.Failed && mayReplace(node) is { } wait)
                {
                    if (again is null || wait < again) again = wait;
                    continue;
                }

                ended.Add(pod);
                delete.Add(pod);
            }

            Pod[] running = [.. here.Where(static p => !p.IsTerminal())];
            var surges = DaemonLimits.AllowsSurge(set);
            delete.AddRange(surges ? Surplus(pods, running, now) : running.Skip(1));

            // Who may have two pods on a node need not wait for the end of the one that goes.
            if (surges && fit.ShouldRun && running.Length == 0) create.Add(node);
        }
    }

    /// <summary>Beside the pod of the present template one of an earlier one may stay until the new one is available, or the old one serves nobody.</summary>
    private static IEnumerable<Pod> Surplus(DaemonPods pods, Pod[] running, DateTimeOffset now)
    {
        if (running.Length <= 1) yield break;
        var (fresh, old) = (running.FirstOrDefault(pods.IsUpdated), running.FirstOrDefault(p => !pods.IsUpdated(p)));
        foreach (var pod in running) if (pod != fresh && pod != old) yield return pod;
        if (fresh is not null && old is not null && (!old.IsReady() || pods.IsAvailable(fresh, now))) yield return old;
    }
}
