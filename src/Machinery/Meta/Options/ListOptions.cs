using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>Options of a list or a watch.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.ListOptions", TypeMeta = true)]
public sealed partial record ListOptions
{
    /// <summary>Which objects, by labels.</summary>
    [Field("labelSelector", 1)]
    public string LabelSelector { get; init; } = "";

    /// <summary>Which objects, by fields.</summary>
    [Field("fieldSelector", 2)]
    public string FieldSelector { get; init; } = "";

    /// <summary>Go on with changes.</summary>
    [Field("watch", 3)]
    public bool Watch { get; init; }

    /// <summary>The state to show or to go on from.</summary>
    [Field("resourceVersion", 4)]
    public string ResourceVersion { get; init; } = "";

    /// <summary>How long it may last.</summary>
    [Field("timeoutSeconds", 5)]
    public long? TimeoutSeconds { get; init; }

    /// <summary>At most so many objects.</summary>
    [Field("limit", 7)]
    public long Limit { get; init; }

    /// <summary>Where to go on.</summary>
    [Field("continue", 8)]
    public string Continue { get; init; } = "";

    /// <summary>Events that only tell how far the watch has come are welcome.</summary>
    [Field("allowWatchBookmarks", 9)]
    public bool AllowWatchBookmarks { get; init; }

    /// <summary>How resourceVersion is meant.</summary>
    [Field("resourceVersionMatch", 10)]
    public string ResourceVersionMatch { get; init; } = "";

    /// <summary>A watch begins with what is there.</summary>
    [Field("sendInitialEvents", 11)]
    public bool? SendInitialEvents { get; init; }

    /// <summary>Which part of the objects.</summary>
    [Field("shardSelector", 15)]
    public string ShardSelector { get; init; } = "";
}
