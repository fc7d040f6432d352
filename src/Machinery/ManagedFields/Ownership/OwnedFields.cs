namespace Keles.Machinery.ManagedFields;

/// <summary>The fields of one owner, in the version in which it spoke last, and when that was.</summary>
internal sealed record OwnedFields(FieldSet Set, string ApiVersion, Time? Time)
{
    public OwnedFields Without(FieldSet fields) => this with { Set = Set.Difference(fields) };
}
