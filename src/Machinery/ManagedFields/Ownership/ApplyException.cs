namespace Keles.Machinery.ManagedFields;

/// <summary>An apply or an update that ownership cannot be computed for; the message is upstream's.</summary>
public sealed class ApplyException(ApplyProblem problem, string message, IReadOnlyList<ApplyConflict>? conflicts = null) : Exception(message)
{
    public ApplyProblem Problem { get; } = problem;

    /// <summary>Of a conflict: one for each field and owner.</summary>
    public IReadOnlyList<ApplyConflict> Conflicts { get; } = conflicts ?? [];

    internal static ApplyException Of(IReadOnlyList<ApplyConflict> conflicts)
        => new(ApplyProblem.Conflict, ApplyConflict.Describe(conflicts), conflicts);
}
