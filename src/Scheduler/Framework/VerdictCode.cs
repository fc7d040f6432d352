namespace Keles.Scheduler;

internal enum VerdictCode
{
    Success,

    /// <summary>Something broke; try again after a pause.</summary>
    Error,

    /// <summary>Not here now; without some pods that are there it might be.</summary>
    Unschedulable,

    /// <summary>Not here, whatever pods were to go.</summary>
    Unresolvable,

    /// <summary>The plugin has nothing to say about this pod in the phase that follows.</summary>
    Skip,
}
