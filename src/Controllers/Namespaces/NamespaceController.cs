using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Namespaces;

/// <summary>Empties namespaces that are being deleted, then lets them go.</summary>
internal sealed class NamespaceController
{
    private const string Name = "namespace-controller";
    private const string Finalizer = "kubernetes";

    private readonly ControllerContext context;
    private readonly IApiClient client;
    private readonly Informer<Namespace> namespaces;
    private readonly Informer<Pod> pods;
    private readonly PendingWrites<ObjectKey> pending = new();
    private readonly WorkQueue<ObjectKey> queue;
    private readonly NamespaceSweep sweep;

    private NamespaceController(ControllerContext context)
    {
        this.context = context;
        client = context.ClientOf(Name);
        queue = context.Queue<ObjectKey>(Name);
        namespaces = context.Informers.Of<Namespace>();
        namespaces.OnChange(c =>
        {
            if (c.After?.Metadata.DeletionTimestamp is not null) queue.Add(ObjectKey.Of(c.After));
        });
        pods = context.Informers.Of<Pod>();
        pods.OnChange(c =>
        {
            // The last pod gone is the moment to look again; waiting for the estimate would cost seconds.
            if (c.IsDeleted && namespaces.Get("", c.Subject.Metadata.Namespace)?.Metadata.DeletionTimestamp is not null) queue.Add(new(c.Subject.Metadata.Namespace));
        });
        sweep = new(client, context.Options);
    }

    public static IController Create(ControllerContext context)
    {
        var controller = new NamespaceController(context);
        return context.Reconciler(controller.queue, controller.ReconcileAsync, controller.pending, workers: 10);
    }

    private async Task<Requeue> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        if (namespaces.Get(key) is not { Metadata.DeletionTimestamp: not null } ns || !ns.Spec.Finalizers.Contains(Finalizer)) return Requeue.Never;
        var content = await sweep.RunAsync(key.Name, cancel);
        var status = NamespaceConditions.Status(ns.Status with { Phase = "Terminating" }, content, context.Now);
        if (content.IsEmpty)
        {
            await FinalizeAsync(key, cancel);
            return Requeue.Never;
        }

        if (!Owned.Content.Same(status, ns.Status)) pending.Wrote(key, namespaces.Untyped, await client.UpdateStatusAsync(ns with { Status = status }, cancel));
        if (content.Remaining.Count == 0 && content.Failures.Count == 0 && content.Undiscovered.Count > 0) throw new ApiException($"the namespace {key.Name} cannot be let go: nobody knows what {string.Join(", ", content.Undiscovered)} hold", null);
        if (content.Failures.Count > 0) throw new ApiException($"the namespace {key.Name} cannot be emptied: {string.Join("; ", content.Failures)}", null);
        return Requeue.After(content.Grace > TimeSpan.Zero ? content.Grace / 2 + TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(1));
    }

    private async Task FinalizeAsync(ObjectKey key, CancellationToken cancel)
    {
        var fresh = await client.GetAsync<Namespace>(key, cancel);
        var finalizers = fresh.Spec.Finalizers.Where(static f => f != Finalizer);
        await client.UpdateAsync(NamespaceKind.Kind, fresh with { Spec = fresh.Spec with { Finalizers = finalizers } }, "finalize", null, cancel);
    }
}
