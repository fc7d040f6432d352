using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What counts when a pod's resources are summed up.</summary>
public sealed record PodRequestsOptions
{
    public static PodRequestsOptions Default { get; } = new();

    /// <summary>Leave the runtime class' overhead out.</summary>
    public bool ExcludeOverhead { get; init; }

    /// <summary>Count containers alone, not what is asked for the pod as a whole.</summary>
    public bool SkipPodLevel { get; init; }

    /// <summary>While a resize is under way, count the larger of what is asked and what the node has given.</summary>
    public bool UseStatus { get; init; }

    /// <summary>Amounts assumed for containers that ask for none, for scoring.</summary>
    public OrderedMap<Quantity> WhenMissing { get; init; }
}
