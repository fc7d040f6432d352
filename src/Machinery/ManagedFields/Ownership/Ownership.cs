namespace Keles.Machinery.ManagedFields;

/// <summary>Who owns what of one object; a value, copied before it is changed.</summary>
internal sealed class Ownership
{
    private readonly SortedDictionary<FieldOwner, OwnedFields> owners;

    public Ownership()
        : this([])
    {
    }

    private Ownership(SortedDictionary<FieldOwner, OwnedFields> owners) => this.owners = owners;

    public int Count => owners.Count;

    public bool IsEmpty => owners.Count == 0;

    public IEnumerable<KeyValuePair<FieldOwner, OwnedFields>> All => owners;

    public OwnedFields? this[FieldOwner owner] => owners.GetValueOrDefault(owner);

    public Ownership Copy() => new(new SortedDictionary<FieldOwner, OwnedFields>(owners));

    public void Set(FieldOwner owner, OwnedFields fields) => owners[owner] = fields;

    /// <summary>Keeps the fields, or forgets the owner where there are none.</summary>
    public void SetOrForget(FieldOwner owner, OwnedFields fields)
    {
        if (fields.Set.IsEmpty)
        {
            owners.Remove(owner);
        }
        else
        {
            owners[owner] = fields;
        }
    }

    public void Forget(FieldOwner owner) => owners.Remove(owner);
}
