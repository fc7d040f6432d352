using Keles.Api;
using Keles.Api.Policy.V1;
using Keles.Api.Storage.V1;

namespace Keles.Scheduler.Tests.Plugins;

/// <summary>A cluster made of what a test puts into it.</summary>
internal sealed class FakeCluster : IClusterView
{
    private readonly Dictionary<ObjectKey, IApiObject> objects = [];

    public Selector Selector { get; set; } = Selector.Nothing;

    public Bell VolumeBell { get; } = new();

    public FakeCluster With(params IApiObject[] all)
    {
        foreach (var value in all) objects[new($"{value.GetType().Name} {value.Metadata.Namespace}", value.Metadata.Name)] = value;
        return this;
    }

    public Pod? Pod(ObjectKey key) => Get<Pod>(key);

    public OrderedMap<string> NamespaceLabels(string ns) => Get<Namespace>(new(ns))?.Metadata.Labels ?? default;

    public long NamespacesNumber { get; set; }

    public PersistentVolumeClaim? Claim(ObjectKey key) => Get<PersistentVolumeClaim>(key);

    public PersistentVolume? Volume(string name) => Get<PersistentVolume>(new(name));

    public IEnumerable<PersistentVolume> VolumesOf(string storageClass) => All<PersistentVolume>().Where(v => StorageClassNames.Of(v) == storageClass);

    public StorageClass? StorageClass(string name) => Get<StorageClass>(new(name));

    public CSINode? CsiNode(string node) => Get<CSINode>(new(node));

    public CSIDriver? CsiDriver(string name) => Get<CSIDriver>(new(name));

    public IEnumerable<VolumeAttachment> Attachments(string node) => All<VolumeAttachment>().Where(a => a.Spec.NodeName == node);

    public IEnumerable<CSIStorageCapacity> StorageCapacities() => All<CSIStorageCapacity>();

    public IEnumerable<PodDisruptionBudget> Budgets(string ns) => All<PodDisruptionBudget>().Where(b => b.Metadata.Namespace == ns);

    public Task SeenAsync(IApiObject written, CancellationToken cancel)
    {
        With(written);
        return Task.CompletedTask;
    }

    public Selector SelectorOf(Pod pod) => Selector;

    private T? Get<T>(ObjectKey key) where T : class => (T?)objects.GetValueOrDefault(new($"{typeof(T).Name} {key.Namespace}", key.Name));

    private IEnumerable<T> All<T>() => objects.Values.OfType<T>();
}
