namespace Keles.Machinery.ManagedFields;

/// <summary>How one value differs from another; no field is in more than one of the sets.</summary>
internal sealed record Comparison(FieldSet Removed, FieldSet Modified, FieldSet Added)
{
    public Comparison Without(FieldSet? ignored) => ignored is null || ignored.IsEmpty ? this : new(
        Removed.RecursiveDifference(ignored), Modified.RecursiveDifference(ignored), Added.RecursiveDifference(ignored));
}
