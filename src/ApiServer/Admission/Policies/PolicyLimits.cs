namespace Keles.ApiServer.Admission.Policies;

/// <summary>What evaluating policies may cost.</summary>
internal static class PolicyLimits
{
    /// <summary>One expression, once.</summary>
    public const ulong Call = 1_000_000;

    /// <summary>All expressions of one policy for one binding and one parameter.</summary>
    public const ulong Budget = 10_000_000;

    /// <summary>All match conditions of one policy.</summary>
    public const ulong MatchConditions = 2_500_000;

    /// <summary>Longest message an expression may give, in characters.</summary>
    public const int MessageLength = 5 * 1024;

    /// <summary>Longest text for the audit log, in characters.</summary>
    public const int AnnotationLength = 10 * 1024;

    /// <summary>How many kinds a policy's expressions are checked against.</summary>
    public const int CheckedKinds = 10;
}
