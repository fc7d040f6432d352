using Keles.Api.Core.V1;
using Keles.Api.Policy.V1;
using Keles.Client;
using Keles.Controllers.Owned;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Disruption;

/// <summary>Says in the status of disruption budgets how many of their pods may go; evictions spend from it.</summary>
internal sealed class DisruptionController
{
    private const string Name = "disruption-controller";

    private readonly ControllerContext context;
    private readonly IApiClient client;
    private readonly EventRecorder events;
    private readonly Informer<Pod> pods;
    private readonly Informer<PodDisruptionBudget> budgets;
    private readonly PodScales scales;
    private readonly KnownEvictions evictions;
    private readonly PendingWrites<ObjectKey> pending = new();
    private readonly WorkQueue<ObjectKey> queue;

    private DisruptionController(ControllerContext context)
    {
        this.context = context;
        client = context.ClientOf(Name);
        events = context.EventsOf("controllermanager");
        queue = context.Queue<ObjectKey>("disruption");
        evictions = new(() => context.Elapsed);
        budgets = context.Informers.Of<PodDisruptionBudget>().Enqueue(queue);
        pods = context.Informers.Of<Pod>();
        pods.OnChange(Enqueue);
        scales = new(client, context.Informers, context.Options.Kinds);
    }

    public static IController Create(ControllerContext context)
    {
        var controller = new DisruptionController(context);
        return new ControllerGroup(Name, context.Around.Spawner, context.Reconciler(controller.queue, controller.ReconcileAsync, controller.pending), StaleTargets.For(context, controller.client));
    }

    private void Enqueue(ObjectChange<Pod> change)
    {
        PodDisruptionBudget[] covering = [.. budgets.List(change.Subject.Metadata.Namespace).Where(b => BudgetPods.Covers(b, change.Subject) || (change.Before is { } before && BudgetPods.Covers(b, before)))];
        foreach (var budget in covering) queue.Add(ObjectKey.Of(budget));
        if (covering.Length < 2 || change.After is not { } pod) return;
        events.Event(PodKind.Kind, pod, EventRecorder.Warning, "MultiplePodDisruptionBudgets",
            $"Pod \"{pod.Metadata.Namespace}\"/\"{pod.Metadata.Name}\" matches multiple PodDisruptionBudgets.  Chose \"{covering[0].Metadata.Name}\" arbitrarily.");
    }

    private async Task<Requeue> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        if (budgets.Get(key) is not { } budget)
        {
            evictions.Forget(key);
            return Requeue.Never;
        }

        Pod[] covered = [.. pods.List(key.Namespace).Where(p => BudgetPods.Covers(budget, p)).OrderBy(static p => p.Metadata.Name, StringComparer.Ordinal)];
        if (covered.Length == 0) Tell(budget, EventRecorder.Normal, "NoPods", "No matching pods found");
        ExpectedPods expected;
        try
        {
            var (scale, unmanaged) = ExpectedPods.NeedsScale(budget) ? await scales.OfAsync(covered, cancel) : (0, []);
            expected = ExpectedPods.Of(budget, scale, covered.Length, unmanaged);
        }
        catch (DisruptionException e)
        {
            await FailAsync(budget, e.Message, cancel);
            return Requeue.Never;
        }
        catch (ApiException e)
        {
            await FailAsync(budget, e.Message, cancel);
            throw;
        }

        if (expected.Unmanaged.Count > 0) Tell(budget, EventRecorder.Warning, "UnmanagedPods", Unmanaged(budget));
        var plan = DisruptionPlan.For(budget, covered, expected, context.Now, evictions.Of(budget, covered));
        foreach (var pod in plan.NotDeleted) events.Event(PodKind.Kind, pod, EventRecorder.Warning, "NotDeleted", $"Pod was expected by PDB {key.Namespace}/{key.Name} to be deleted but it wasn't");
        await WriteAsync(budget, plan.Status, cancel);
        return plan.CheckAgain is { } wait ? Requeue.After(wait) : Requeue.Never;
    }

    /// <summary>As long as nobody knows how many may go, none may.</summary>
    private async Task FailAsync(PodDisruptionBudget budget, string why, CancellationToken cancel)
    {
        Tell(budget, EventRecorder.Warning, "CalculateExpectedPodCountFailed", $"Failed to calculate the number of expected pods: {why}");
        await WriteAsync(budget, DisruptionPlan.Failed(budget, why, context.Now), cancel);
    }

    /// <summary>Only over the very version that was looked at: an eviction may have spent from it meanwhile.</summary>
    private async Task WriteAsync(PodDisruptionBudget budget, PodDisruptionBudgetStatus status, CancellationToken cancel)
    {
        if (Content.Same(status, budget.Status)) return;
        pending.Wrote(ObjectKey.Of(budget), budgets.Untyped, await client.UpdateStatusAsync(budget with { Status = status }, cancel));
    }

    private void Tell(PodDisruptionBudget budget, string type, string reason, string message) => events.Event(PodDisruptionBudgetKind.Kind, budget, type, reason, message);

    private static string Unmanaged(PodDisruptionBudget budget) =>
        $"Pods selected by this PodDisruptionBudget (selector: {BudgetPods.Text(budget.Spec.Selector)}) were found to be unmanaged. As a result, the status of the PDB cannot be calculated correctly, "
        + "which may result in undefined behavior. To account for these pods please set \".spec.minAvailable\" field of the PDB to an integer value.";
}
