using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Client;
using Keles.Grpc;
using Keles.Kubelet.Events;
using Keles.Kubelet.Resources;
using Keles.Kubelet.Runtime.Cri;
using Keles.Linux;
using Keles.Machinery;
using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.Registration;

/// <summary>Makes the node known to the API and keeps its status there true.</summary>
internal sealed partial class NodeRegistration(
    IApiClient api, KubeletOptions options, MachineFacts machine, NodeResources resources, RuntimeHealth health, ICriImages images,
    Func<NodePressures> pressures, IEventSink events, Surroundings around, ILogger log)
{
    private const string Manager = "kubelet";

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(5);

    /// <summary>Until the node is ready its readiness is awaited by everybody.</summary>
    private static readonly TimeSpan Impatient = TimeSpan.FromMilliseconds(100);

    private readonly Background.Signal _wake = new();
    private NodeStatus? _told;
    private DateTimeOffset _toldAt;

    /// <summary>The node's uid, once registered.</summary>
    public string Uid { get; private set; } = "";

    public void Wake() => _wake.Set();

    public async Task RunAsync(CancellationToken cancel)
    {
        for (var failures = 0; ;)
        {
            try
            {
                await health.LookAsync(cancel);
                await TellAsync(cancel);
                failures = 0;
            }
            catch (ApiException failed)
            {
                NotTold(log, options.NodeName, ++failures, failed.Message);
            }
            var wait = failures > 0 ? Backoff.Standard.After(failures, around.Random) : health.Problems.IsEmpty ? Every : Impatient;
            await _wake.WaitAsync(wait, around.Time, cancel);
        }
    }

    private async Task TellAsync(CancellationToken cancel)
    {
        var facts = await FactsAsync(cancel);
        if (Uid.Length == 0)
        {
            await RegisterAsync(facts, cancel);
        }
        var before = _told!;
        var after = NodeObject.Status(before, options, facts);
        if (!NodeStatusPatch.Matters(before, after) && facts.Now - _toldAt < Beat)
        {
            return;
        }
        // What the API has may have been changed by others, or the node deleted; the patch is made against what is there.
        if (await api.FindAsync<Node>(new ObjectKey(options.NodeName), cancel) is not { } current || current.Metadata.Uid != Uid)
        {
            Uid = "";
            return;
        }
        after = NodeObject.Status(current.Status, options, facts);
        if (NodeStatusPatch.Between(current.Status, after) is { } patch)
        {
            current = await api.PatchAsync<Node>(new ObjectKey(options.NodeName), patch, "status", new WriteOptions { FieldManager = Manager }, cancel);
        }
        Announce(before, after);
        (_told, _toldAt) = (current.Status, facts.Now);
    }

    private async Task RegisterAsync(NodeFacts facts, CancellationToken cancel)
    {
        var wanted = NodeObject.Initial(options, facts);
        var node = await api.FindAsync<Node>(new ObjectKey(options.NodeName), cancel);
        if (node is null)
        {
            node = await api.CreateAsync(wanted, new WriteOptions { FieldManager = Manager }, cancel);
            Announce(NodeStatus.Empty, node.Status);
        }
        else if (node.Metadata.Labels.Overlay(wanted.Metadata.Labels) != node.Metadata.Labels)
        {
            // Labels that are the node's own are set again; what others put there stays.
            node = await api.UpdateAsync(node with { Metadata = node.Metadata with { Labels = node.Metadata.Labels.Overlay(wanted.Metadata.Labels) } }, cancel);
        }
        Registered(log, options.NodeName);
        events.Record(Reference(), EventLevel.Normal, EventReasons.Starting, "Starting kubelet.");
        if (node.Status.NodeInfo.BootID.Length > 0 && node.Status.NodeInfo.BootID != machine.BootId)
        {
            events.Record(Reference(), EventLevel.Warning, EventReasons.Rebooted, $"Node {options.NodeName} has been rebooted, boot id: {machine.BootId}");
        }
        (Uid, _told, _toldAt) = (node.Metadata.Uid, node.Status, DateTimeOffset.MinValue);
    }

    private async Task<NodeFacts> FactsAsync(CancellationToken cancel) => new()
    {
        Machine = machine,
        Capacity = resources.Capacity,
        Allocatable = resources.Allocatable,
        RuntimeVersion = health.Version,
        ServerPort = options.ServerPort,
        Images = await ImagesAsync(cancel),
        Handlers = [.. (health.Answer?.RuntimeHandlers ?? []).Select(Handler)],
        SupplementalGroupsPolicy = health.Answer?.Features?.SupplementalGroupsPolicy ?? false,
        Problems = health.Problems,
        Pressures = pressures(),
        Now = around.Time.GetUtcNow(),
    };

    private async Task<Items<ContainerImage>> ImagesAsync(CancellationToken cancel)
    {
        try
        {
            return NodeImages.Of(await images.ListImagesAsync(null, cancel));
        }
        catch (GrpcException) when (!cancel.IsCancellationRequested)
        {
            return _told?.Images ?? default;
        }
    }

    private static NodeRuntimeHandler Handler(Proto.RuntimeHandler handler) => new()
    {
        Name = handler.Name,
        Features = new() { RecursiveReadOnlyMounts = handler.Features?.RecursiveReadOnlyMounts, UserNamespaces = handler.Features?.UserNamespaces },
    };

    /// <summary>Tells of conditions that changed.</summary>
    private void Announce(NodeStatus before, NodeStatus after)
    {
        foreach (var condition in after.Conditions)
        {
            if (before.Conditions.Find(c => c.Type == condition.Type)?.Status == condition.Status)
            {
                continue;
            }
            var reason = (condition.Type, condition.Status) switch
            {
                ("Ready", "True") => EventReasons.NodeReady,
                ("Ready", _) => EventReasons.NodeNotReady,
                ("MemoryPressure", "True") => "NodeHasInsufficientMemory",
                ("MemoryPressure", _) => "NodeHasSufficientMemory",
                ("DiskPressure", "True") => "NodeHasDiskPressure",
                ("DiskPressure", _) => "NodeHasNoDiskPressure",
                ("PIDPressure", "True") => "NodeHasInsufficientPID",
                ("PIDPressure", _) => "NodeHasSufficientPID",
                _ => null,
            };
            if (reason is not null)
            {
                events.Record(Reference(), EventLevel.Normal, reason, $"Node {options.NodeName} status is now: {reason}");
            }
        }
    }

    /// <summary>Upstream's events name the node as their uid, and clients look for that.</summary>
    private ObjectReference Reference() => new() { Kind = "Node", Name = options.NodeName, Uid = options.NodeName };
}
