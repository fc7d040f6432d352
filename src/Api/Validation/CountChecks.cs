using Keles.Machinery;

namespace Keles.Api;

/// <summary>Counts that controllers report in a status.</summary>
internal static class CountChecks
{
    public const string MoreThanReplicas = "cannot be greater than status.replicas";

    /// <param name="counts">By field; what is null was not reported.</param>
    public static void RequireNotNegative(this FieldErrors errors, FieldPath path, params ReadOnlySpan<(string Name, long? Count)> counts)
    {
        foreach (var (name, count) in counts) if (count < 0) errors.Invalid(path.Child(name), count, FieldChecks.NotNegative);
    }

    public static void RequireAtMost(this FieldErrors errors, FieldPath path, long count, long most, string detail)
    {
        if (count > most) errors.Invalid(path, count, detail);
    }

    /// <summary>Collisions of names are counted up for good.</summary>
    public static void RequireNoFewerCollisions(this FieldErrors errors, FieldPath status, int? count, int? stored)
    {
        if (stored is { } before && (count ?? -1) < before) errors.Invalid(status.Child("collisionCount"), count ?? 0, "cannot be decremented");
    }
}
