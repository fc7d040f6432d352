namespace Keles.Scheduler;

/// <summary>The bounds of the search for devices.</summary>
internal static class AllocationLimits
{
    /// <summary>A claim can be given so many devices.</summary>
    public const int DevicesOfClaim = 32;

    /// <summary>Steps of a search, beside its time: a bound also where a clock stands still.</summary>
    public const int Steps = 20_000_000;

    /// <summary>Steps between two looks at the clock.</summary>
    public const int StepsBetweenLooks = 1024;

    /// <summary>Expressions that stay compiled.</summary>
    public const int Expressions = 128;
}
