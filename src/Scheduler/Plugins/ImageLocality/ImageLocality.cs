namespace Keles.Scheduler;

/// <summary>Prefers nodes that have the pod's images already, the large ones more; an image that few nodes have counts less, so that they do not get all its pods.</summary>
internal sealed class ImageLocality : IScorePlugin, INodeLocal
{
    private const long Least = 23 << 20;
    private const long MostPerContainer = 1000 << 20;

    public string Name => "ImageLocality";

    public IReadOnlyList<QueueingHint> Hints => [];

    public Verdict PreScore(CycleState state, PodInfo pod, Snapshot snapshot, IReadOnlyList<NodeInfo> fitting)
    {
        var spec = pod.Pod.Spec;
        string[] names =
        [
            .. spec.InitContainers.Select(static c => Tagged(c.Image)), .. spec.Containers.Select(static c => Tagged(c.Image)),
            .. spec.Volumes.Where(static v => v.Image is not null).Select(static v => Tagged(v.Image!.Reference)),
        ];
        state.Set(new Images([.. names.Select(n => (n, (double)snapshot.NodesWithImage(n) / snapshot.Nodes.Count))]));
        return Verdict.Success;
    }

    public long Score(CycleState state, PodInfo pod, NodeInfo node)
    {
        var images = state.Get<Images>().Wanted;
        long sum = 0;
        foreach (var (name, spread) in images) if (node.ImageSizes.TryGetValue(name, out var size)) sum += (long)(size * spread);
        var most = MostPerContainer * images.Count;
        return Scores.Max * (Math.Clamp(sum, Least, most) - Least) / (most - Least);
    }

    /// <summary>Nodes list images with their tag.</summary>
    private static string Tagged(string image) => image.LastIndexOf(':') <= image.LastIndexOf('/') ? image + ":latest" : image;

    private sealed record Images(Items<(string Name, double Spread)> Wanted) : ICycleValue;
}
