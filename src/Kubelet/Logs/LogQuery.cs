namespace Keles.Kubelet.Logs;

/// <summary>Which part of a container's log is wanted.</summary>
internal sealed record LogQuery
{
    public bool Follow { get; init; }

    public bool Previous { get; init; }

    public bool Timestamps { get; init; }

    /// <summary>As many lines from the end; null for all.</summary>
    public long? Tail { get; init; }

    /// <summary>Nothing older than this.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>After so many bytes it ends.</summary>
    public long? LimitBytes { get; init; }

    /// <summary>Only what went to <c>Stdout</c> or <c>Stderr</c>; null for both.</summary>
    public string? Stream { get; init; }
}
