using Keles.Api.Apps.V1;
using Keles.Api.Policy.V1;
using Keles.Api.Storage.V1;
using Keles.Reconcile;

namespace Keles.Scheduler;

/// <summary>The cluster as this scheduler's informers show it.</summary>
internal sealed class ClusterView : IClusterView
{
    private const string ByClass = "storage class";
    private const string ByNode = "node";

    private readonly Informer<Namespace> namespaces;
    private readonly Informer<PersistentVolumeClaim> claims;
    private readonly Informer<PersistentVolume> volumes;
    private readonly Informer<StorageClass> classes;
    private readonly Informer<CSINode> csiNodes;
    private readonly Informer<CSIDriver> csiDrivers;
    private readonly Informer<CSIStorageCapacity> capacities;
    private readonly Informer<VolumeAttachment> attachments;
    private readonly Informer<PodDisruptionBudget> budgets;
    private readonly Informer<Service> services;
    private readonly Informer<ReplicationController> replicationControllers;
    private readonly Informer<ReplicaSet> replicaSets;
    private readonly Informer<StatefulSet> statefulSets;
    private long namespacesNumber;

    public ClusterView(Informers informers)
    {
        Pods = LivingPods.Of(informers);
        namespaces = informers.Of<Namespace>();
        namespaces.OnChange(_ => Interlocked.Increment(ref namespacesNumber));
        claims = informers.Of<PersistentVolumeClaim>();
        volumes = informers.Of<PersistentVolume>();
        volumes.AddIndex(ByClass, static v => [StorageClassNames.Of(v)]);
        volumes.OnChange(_ => VolumeBell.Ring());
        claims.OnChange(_ => VolumeBell.Ring());
        Pods.OnChange(c =>
        {
            if (c.IsDeleted) VolumeBell.Ring();
        });
        classes = informers.Of<StorageClass>();
        csiNodes = informers.Of<CSINode>();
        csiDrivers = informers.Of<CSIDriver>();
        capacities = informers.Of<CSIStorageCapacity>();
        attachments = informers.Of<VolumeAttachment>();
        attachments.AddIndex(ByNode, static a => [a.Spec.NodeName]);
        budgets = informers.Of<PodDisruptionBudget>();
        services = informers.Of<Service>();
        replicationControllers = informers.Of<ReplicationController>();
        replicaSets = informers.Of<ReplicaSet>();
        statefulSets = informers.Of<StatefulSet>();
    }

    public Informer<Pod> Pods { get; }

    public Bell VolumeBell { get; } = new();

    public Pod? Pod(ObjectKey key) => Pods.Get(key);

    public OrderedMap<string> NamespaceLabels(string ns) => namespaces.Get(new(ns))?.Metadata.Labels ?? default;

    public long NamespacesNumber => Interlocked.Read(ref namespacesNumber);

    public PersistentVolumeClaim? Claim(ObjectKey key) => claims.Get(key);

    public PersistentVolume? Volume(string name) => volumes.Get(new(name));

    public IEnumerable<PersistentVolume> VolumesOf(string storageClass) => volumes.Find(ByClass, storageClass);

    public StorageClass? StorageClass(string name) => classes.Get(new(name));

    public CSINode? CsiNode(string node) => csiNodes.Get(new(node));

    public CSIDriver? CsiDriver(string name) => csiDrivers.Get(new(name));

    public IEnumerable<VolumeAttachment> Attachments(string node) => attachments.Find(ByNode, node);

    public IEnumerable<CSIStorageCapacity> StorageCapacities() => capacities.List();

    public IEnumerable<PodDisruptionBudget> Budgets(string ns) => budgets.List(ns);

    public Task SeenAsync(IApiObject written, CancellationToken cancel) => written switch
    {
        PersistentVolumeClaim claim => claims.WaitForAsync(claim.Metadata.ResourceVersion, cancel),
        PersistentVolume volume => volumes.WaitForAsync(volume.Metadata.ResourceVersion, cancel),
        _ => throw new ArgumentException($"nobody waits for a {written.GetType().Name} here", nameof(written)),
    };

    public Selector SelectorOf(Pod pod)
    {
        var labels = default(OrderedMap<string>);
        foreach (var service in services.List(pod.Metadata.Namespace))
        {
            if (!service.Spec.Selector.IsEmpty && Selector.OfLabels(service.Spec.Selector).Matches(pod.Metadata.Labels)) labels = labels.Overlay(service.Spec.Selector);
        }

        var selector = labels.IsEmpty ? Selector.Nothing : Selector.OfLabels(labels);
        return OfController(pod) is { MatchesNothing: false, IsEverything: false } own ? selector.MatchesNothing ? own : selector.And(own.Requirements) : selector;
    }

    private Selector? OfController(Pod pod)
    {
        if (pod.Metadata.ControllerReference() is not { } owner) return null;
        var key = new ObjectKey(pod.Metadata.Namespace, owner.Name);
        return (owner.Kind, owner.ApiVersion) switch
        {
            ("ReplicationController", "v1") => replicationControllers.Get(key) is { } rc ? Selector.OfLabels(rc.Spec.Selector) : null,
            ("ReplicaSet", "apps/v1") => LabelSelectors.Read(replicaSets.Get(key)?.Spec.Selector),
            ("StatefulSet", "apps/v1") => LabelSelectors.Read(statefulSets.Get(key)?.Spec.Selector),
            _ => null,
        };
    }
}
