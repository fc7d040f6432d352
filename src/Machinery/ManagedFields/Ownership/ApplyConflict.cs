namespace Keles.Machinery.ManagedFields;

/// <summary>A field that an apply would take from another owner.</summary>
public sealed record ApplyConflict(FieldOwner Owner, IReadOnlyList<PathElement> Path)
{
    /// <summary>The field as a status cause names it: <c>.spec.replicas</c>.</summary>
    public string Field => string.Concat(Path);

    /// <summary>The message of a status cause.</summary>
    public string Message => $"conflict with {Owner}";

    /// <summary>The message of the whole status.</summary>
    public static string Describe(IReadOnlyList<ApplyConflict> conflicts)
    {
        if (conflicts.Count == 1)
        {
            return $"Apply failed with 1 conflict: {conflicts[0].Message}: {conflicts[0].Field}";
        }

        var lines = conflicts.GroupBy(static c => c.Owner).OrderBy(static g => g.Key)
            .SelectMany(static g => g.Select(static c => $"- {c.Field}").Prepend($"conflicts with {g.Key}:"));
        return $"Apply failed with {conflicts.Count} conflicts: {string.Join('\n', lines)}";
    }
}
