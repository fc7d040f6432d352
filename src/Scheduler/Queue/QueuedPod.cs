namespace Keles.Scheduler;

/// <summary>A pod that waits for a node, and what has been tried. Changed only by the queue, under its lock.</summary>
internal sealed class QueuedPod(PodInfo info)
{
    public PodInfo Info { get; set; } = info;

    /// <summary>When it came among those to be tried; older ones of the same priority go first.</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>Settles what priority and time leave open, so that the order never varies.</summary>
    public long Sequence { get; set; }

    /// <summary>The API was told which node it will get, before it got it.</summary>
    public bool Announced { get; set; }

    public int Attempts { get; set; }

    /// <summary>When the attempt under way began, as the clock's timestamp.</summary>
    public long Began { get; set; }

    /// <summary>Rejections, which lengthen its pauses.</summary>
    public int Rejections { get; set; }

    /// <summary>Errors in a row, which lengthen its pauses.</summary>
    public int Errors { get; set; }

    /// <summary>Plugins whose no must change before another try makes sense.</summary>
    public HashSet<string> RejectedBy { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The plugin that does not let it be tried at all; empty for none.</summary>
    public string GatedBy { get; set; } = "";

    public DateTimeOffset BackoffEnds { get; set; }

    /// <summary>Waits after an error, not after a rejection.</summary>
    public bool AfterError { get; set; }
}
