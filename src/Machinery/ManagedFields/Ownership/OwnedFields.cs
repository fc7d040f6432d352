namespace Keles.Machinery.ManagedFields;

/// <summary>The fields of one owner, in the version in which it spoke last, and when that was.</summary>
internal sealed record OwnedFields(FieldSet Set, string ApiVersion, Time? Time)
{
    /// <summary>The entry it was read from, with the set that was in it: as long as nothing changes it is written as it was.</summary>
    public (ManagedFieldsEntry Entry, FieldSet Set)? Source { get; init; }

    public ManagedFieldsEntry? Unchanged
        => Source is { } source && ReferenceEquals(source.Set, Set) && source.Entry.Time == Time && source.Entry.ApiVersion == ApiVersion ? source.Entry : null;

    public OwnedFields Without(FieldSet fields) => this with { Set = Set.Difference(fields) };
}
