using System.Text.Json.Nodes;
using Keles.Api.Core.V1;
using Keles.Api.Storage.V1;
using Keles.Client;
using Keles.Controllers.Pods;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.AttachDetach;

/// <summary>Has volumes attached to the nodes whose pods need them, and detached when none does and the node has let them go.</summary>
/// <remarks>One worker, which waits for all it wrote to be seen: a volume that may be on one node only must not be given to two at once.</remarks>
internal sealed class AttachDetachController
{
    private const string Name = "attachdetach-controller";
    private const string ByNode = "node";
    private const string ByClaim = "claims";
    private const string ByVolume = "volume";
    private const string All = "all";
    private const string BlockedWord = "blocked ";
    private const string LeavingWord = "leaving ";

    private readonly ControllerContext context;
    private readonly IApiClient client;
    private readonly Informer<Node> nodes;
    private readonly Informer<Pod> pods;
    private readonly Informer<PersistentVolume> volumes;
    private readonly Informer<VolumeAttachment> attachments;
    private readonly PendingWrites<string> pending = new();
    private readonly AttachMemory memory = new();
    private readonly AttachEvents events;
    private readonly PodVolumes podVolumes;
    private readonly WorkQueue<ObjectKey> queue;
    private bool isDoubtful;

    private AttachDetachController(ControllerContext context)
    {
        this.context = context;
        client = context.ClientOf(Name);
        events = new(context.EventsOf(Name));
        queue = context.Queue<ObjectKey>("attachdetach");
        nodes = context.Informers.Of<Node>().Enqueue(queue);
        pods = context.Informers.Of<Pod>().WithNodes();
        volumes = context.Informers.Of<PersistentVolume>();
        attachments = context.Informers.Of<VolumeAttachment>();
        var claims = context.Informers.Of<PersistentVolumeClaim>();
        podVolumes = new(claims, volumes, context.Informers.Of<CSIDriver>());
        pods.AddIndex(ByClaim, static p => PodVolumes.ClaimsOf(p).Select(static c => c.ToString()));
        attachments.AddIndex(ByNode, static a => [a.Spec.NodeName]);
        attachments.AddIndex(ByVolume, static a => a.Spec.Source.PersistentVolumeName is { } volume ? [volume] : []);
        pods.OnChange(c =>
        {
            if (PodVolumes.ClaimsOf(c.Subject).Any()) EnqueueNode(c.Subject.Spec.NodeName);
        });
        claims.OnChange(c => EnqueueUsers(ObjectKey.Of(c.Subject)));
        attachments.OnChange(c =>
        {
            EnqueueNode(c.Subject.Spec.NodeName);

            // Another node may have waited for it.
            if (c.IsDeleted && volumes.Get("", c.Subject.Spec.Source.PersistentVolumeName ?? "")?.Spec.ClaimRef is { } claim) EnqueueUsers(new(claim.Namespace, claim.Name));
        });
    }

    public static IController Create(ControllerContext context)
    {
        var controller = new AttachDetachController(context);
        return context.Reconciler(controller.queue, controller.ReconcileAsync, workers: 1);
    }

    private void EnqueueUsers(ObjectKey claim)
    {
        foreach (var pod in pods.Find(ByClaim, claim.ToString())) EnqueueNode(pod.Spec.NodeName);
    }

    private void EnqueueNode(string node)
    {
        if (node.Length > 0) queue.Add(new(node));
    }

    private async Task<Requeue> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        await pending.SettledAsync(All, cancel);
        await RereadAsync(cancel);
        var view = View(key.Name);
        var plan = AttachPlan.For(view);
        Tell(view, plan);
        await ReportAsync(view, plan.Reported, cancel);
        foreach (var one in plan.Detach) await DetachAsync(view.Name, one, cancel);
        foreach (var volume in plan.Attach) await AttachAsync(view.Name, volume, cancel);
        return plan.CheckAgain is { } wait ? Requeue.After(wait) : Requeue.Never;
    }

    private NodeVolumes View(string name)
    {
        var node = nodes.Get("", name);
        var wanted = podVolumes.Of(pods.OnNode(name).Where(p => PodVolumes.NeedsThem(p, node)));
        Attachment[] here = [.. attachments.Find(ByNode, name).Select(Known).OfType<Attachment>().OrderBy(static a => a.VolumeName, StringComparer.Ordinal)];
        foreach (var attachment in here) if (wanted.Any(w => w.Name == attachment.VolumeName)) memory.Wanted(attachment.Object.Metadata.Uid);
        return new(name, node, wanted, here, v => Elsewhere(v, name), uid => memory.UnwantedSince(uid, context.Elapsed), context.Elapsed);
    }

    /// <summary>Attachments that others made for purposes of their own have other names.</summary>
    private Attachment? Known(VolumeAttachment attachment) =>
        volumes.Get("", attachment.Spec.Source.PersistentVolumeName ?? "") is { Spec.Csi: { } csi } volume && attachment.Metadata.Name == Attachments.NameOf(csi, attachment.Spec.NodeName) ? new(attachment, volume) : null;

    private string[] Elsewhere(PersistentVolume volume, string node) =>
        [.. attachments.Find(ByVolume, volume.Metadata.Name).Select(static a => a.Spec.NodeName).Where(n => n != node).Distinct().Order(StringComparer.Ordinal)];

    private void Tell(NodeVolumes view, AttachPlan plan)
    {
        var news = memory.NewWaits(view.Name, [.. plan.Blocked.Select(static b => BlockedWord + b.Volume.Name), .. plan.Leaving.Select(static v => LeavingWord + v.Name)]);
        foreach (var (volume, others) in plan.Blocked.Where(b => news.Contains(BlockedWord + b.Volume.Name)))
        {
            Pod[] users = [.. others.SelectMany(n => pods.OnNode(n)).Where(p => podVolumes.Of([p]).Any(w => w.Name == volume.Name)).OrderBy(ObjectKey.Of)];
            events.Blocked(volume, users);
        }

        foreach (var volume in plan.Leaving.Where(v => news.Contains(LeavingWord + v.Name))) events.Failed(volume, "volume attachment is being deleted");
        foreach (var attachment in view.Here)
        {
            var (subject, status) = (attachment.Object.Metadata.Uid, attachment.Object.Status);
            if (attachment.IsGoing || view.Wanted.FirstOrDefault(w => w.Name == attachment.VolumeName) is not { } volume) continue;
            if (!status.Attached)
            {
                if (status.AttachError is { } error && memory.IsNews(subject, $"{error.Time} {error.Message}")) events.Failed(volume, error.Message);
            }
            else if (memory.IsAwaited(subject) && memory.IsNews(subject, "")) events.Attached(volume);
        }
    }

    /// <summary>A kubelet mounts only what its node's status says is attached: before a volume is detached it is taken out there.</summary>
    private async Task ReportAsync(NodeVolumes view, Items<AttachedVolume> reported, CancellationToken cancel)
    {
        if (view.Node is not { } node || Owned.Content.Same(node.Status with { VolumesAttached = reported }, node.Status)) return;
        var list = new JsonArray();
        foreach (var volume in reported) list.Add((JsonNode)new JsonObject { ["name"] = volume.Name, ["devicePath"] = volume.DevicePath });
        var patch = Patch.Merge(new JsonObject { ["metadata"] = new JsonObject { ["uid"] = node.Metadata.Uid }, ["status"] = new JsonObject { ["volumesAttached"] = list } });
        pending.Wrote(All, nodes.Untyped, await client.PatchAsync(NodeKind.Kind, ObjectKey.Of(node), patch, "status", null, cancel));
    }

    private async Task DetachAsync(string node, Detachment detachment, CancellationToken cancel)
    {
        // The cache may be late, and the kubelet may have begun to use the volume before it was taken out of the status.
        if (!detachment.IsForced && await client.FindAsync<Node>(new(node), cancel) is { } fresh && fresh.Status.VolumesInUse.Contains(detachment.Attachment.VolumeName)) return;
        var attachment = detachment.Attachment.Object;
        try
        {
            var last = await client.DeleteAsync(VolumeAttachmentKind.Kind, ObjectKey.Of(attachment), new() { Preconditions = new() { Uid = attachment.Metadata.Uid } }, cancel);
            if (last is not null) pending.Wrote(All, attachments.Untyped, last);
            else pending.Deleted(All, attachments.Untyped, attachment);
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            pending.Deleted(All, attachments.Untyped, attachment);
        }

        memory.Gone(attachment.Metadata.Uid);
    }

    private async Task AttachAsync(string node, WantedVolume volume, CancellationToken cancel)
    {
        try
        {
            var made = await client.CreateAsync(Attachments.Make(volume.Volume, node), null, cancel);
            pending.Wrote(All, attachments.Untyped, made);
            memory.IsNews(made.Metadata.Uid, "asked");
        }
        catch (ApiException e) when (e.IsAlreadyExists)
        {
            isDoubtful = true;
        }
        catch (ApiException e)
        {
            isDoubtful |= e.IsTransient;
            events.Failed(volume, e.Message);
            throw;
        }
    }

    /// <summary>After a creation of which nobody knows what came of it the cache is waited for until it shows what there is.</summary>
    private async Task RereadAsync(CancellationToken cancel)
    {
        if (!isDoubtful) return;
        var all = await client.ListAsync<VolumeAttachment>("", ListQuery.All, cancel);
        foreach (var attachment in all.Items) pending.Wrote(All, attachments.Untyped, attachment);
        isDoubtful = false;
        await pending.SettledAsync(All, cancel);
    }
}
