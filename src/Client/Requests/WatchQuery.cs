namespace Keles.Client;

/// <summary>What a watch asks for.</summary>
public sealed record WatchQuery
{
    /// <summary>Only changes after this version; empty or <c>0</c> begins with the present objects.</summary>
    public string ResourceVersion { get; init; } = "";

    public string ResourceVersionMatch { get; init; } = "";

    public string LabelSelector { get; init; } = "";

    public string FieldSelector { get; init; } = "";

    /// <summary>Asks for events that carry only a resource version, so that a quiet watch can be resumed.</summary>
    public bool AllowBookmarks { get; init; } = true;

    /// <summary>After this the server ends the watch; null leaves it to the server.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Asks for the present objects as Added events, closed by a bookmark that says so.</summary>
    public bool? SendInitialEvents { get; init; }

    /// <summary>Asks for metadata alone; the function makes of it what the caller keeps in place of the object.</summary>
    public Func<Machinery.ObjectMeta, Machinery.IApiObject>? Metadata { get; init; }

    /// <inheritdoc cref="ListQuery.Keeps"/>
    public bool Keeps { get; init; }
}
