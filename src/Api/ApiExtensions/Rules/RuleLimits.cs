namespace Keles.Api.CustomResources;

/// <summary>What rules of definitions may cost, in the units of the expression language.</summary>
internal static class RuleLimits
{
    /// <summary>Of one run of one rule.</summary>
    public const ulong PerCall = 1_000_000;

    /// <summary>Of all rules of one write.</summary>
    public const long Budget = 10_000_000;

    /// <summary>Of one rule as it is estimated when the definition is written.</summary>
    public const ulong EstimatedRule = 10_000_000;

    /// <summary>Of all rules of a version as they are estimated together.</summary>
    public const ulong EstimatedTotal = 100_000_000;

    /// <summary>The largest body that a request may have: what bounds lists and texts without a limit of their own.</summary>
    public const long RequestBytes = 3 * 1024 * 1024;

    /// <summary>Of a message that an expression makes.</summary>
    public const int MessageBytes = 5 * 1024;
}
