using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>Options of a deletion.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions", TypeMeta = true)]
public sealed partial record DeleteOptions
{
    /// <summary>Seconds until the object must be gone; zero means at once, absent means the kind's usual time.</summary>
    [Field("gracePeriodSeconds", 1)]
    public long? GracePeriodSeconds { get; init; }

    /// <summary>What must hold, or nothing is deleted.</summary>
    [Field("preconditions", 2)]
    public Preconditions? Preconditions { get; init; }

    /// <summary>Deprecated: use propagationPolicy.</summary>
    [Field("orphanDependents", 3)]
    public bool? OrphanDependents { get; init; }

    /// <summary>What happens to objects that depend on it: Orphan leaves them, Background removes them afterwards, Foreground before.</summary>
    [Field("propagationPolicy", 4)]
    public string? PropagationPolicy { get; init; }

    /// <summary>With All nothing is kept.</summary>
    [Field("dryRun", 5, List = ListType.Atomic)]
    public Items<string> DryRun { get; init; }

    /// <summary>Deletes even an object that can no longer be read, without any of the usual steps. Dangerous.</summary>
    [Field("ignoreStoreReadErrorWithClusterBreakingPotential", 6)]
    public bool? IgnoreStoreReadErrorWithClusterBreakingPotential { get; init; }
}
