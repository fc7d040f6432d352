using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>What is known of a list as a whole.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta")]
public sealed partial record ListMeta
{
    /// <summary>No longer used.</summary>
    [Field("selfLink", 1)]
    public string SelfLink { get; init; } = "";

    /// <summary>The state of the store that the list shows; a watch goes on from here.</summary>
    [Field("resourceVersion", 2)]
    public string ResourceVersion { get; init; } = "";

    /// <summary>Set when there is more: send it to get what follows.</summary>
    [Field("continue", 3)]
    public string Continue { get; init; } = "";

    /// <summary>About how many objects follow; absent when unknown.</summary>
    [Field("remainingItemCount", 4)]
    public long? RemainingItemCount { get; init; }

    /// <summary>Which part of the objects the list shows, when it is not all.</summary>
    [Field("shardInfo", 5)]
    public ShardInfo? ShardInfo { get; init; }
}
