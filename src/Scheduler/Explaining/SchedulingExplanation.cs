namespace Keles.Scheduler;

/// <summary>Why a pod goes where it goes, or nowhere.</summary>
public sealed record SchedulingExplanation
{
    public required ObjectKey Pod { get; init; }

    public required string SchedulerName { get; init; }

    /// <summary>Which configuration the scheduler's plugins had, in a few words; empty where nobody said it.</summary>
    public string Configuration { get; init; } = "";

    /// <summary>Where the pod is already; it is explained as if it were not. Empty for a pod that waits.</summary>
    public string BoundTo { get; init; } = "";

    /// <summary>Its phase, Succeeded or Failed; empty for a pod that has not ended.</summary>
    public string EndedAs { get; init; } = "";

    /// <summary>The node that is promised to it; empty for none.</summary>
    public string NominatedTo { get; init; } = "";

    /// <summary>Why the scheduler does not look at it at all; null when it does.</summary>
    public PluginSaid? Gate { get; init; }

    /// <summary>What plugins said before any node was looked at; those that have nothing to say of this pod among them.</summary>
    public Items<PluginSaid> PreFilters { get; init; } = [];

    public Items<NodeExplanation> Nodes { get; init; } = [];

    /// <summary>The plugins that had nothing to score.</summary>
    public Items<string> SkippedScores { get; init; } = [];

    /// <summary>The best nodes; of several the scheduler draws one by lot.</summary>
    public Items<string> Best { get; init; } = [];

    /// <summary>The node whose pods would have to go; empty for none.</summary>
    public string PreemptOn { get; init; } = "";

    /// <summary>What the event would say.</summary>
    public string Message { get; init; } = "";
}
