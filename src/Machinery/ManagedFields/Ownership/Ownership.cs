namespace Keles.Machinery.ManagedFields;

/// <summary>Who owns what of one object, in the order of the owners; a value, copied before it is changed.</summary>
/// <remarks>An object has a few owners: finding one by looking at each is faster than by any order.</remarks>
internal sealed class Ownership
{
    private readonly List<KeyValuePair<FieldOwner, OwnedFields>> owners;

    public Ownership()
        : this([])
    {
    }

    private Ownership(List<KeyValuePair<FieldOwner, OwnedFields>> owners) => this.owners = owners;

    public int Count => owners.Count;

    public bool IsEmpty => owners.Count == 0;

    public IEnumerable<KeyValuePair<FieldOwner, OwnedFields>> All => owners;

    public OwnedFields? this[FieldOwner owner] => IndexOf(owner) is >= 0 and var index ? owners[index].Value : null;

    public Ownership Copy() => new([.. owners]);

    public void Set(FieldOwner owner, OwnedFields fields)
    {
        if (IndexOf(owner) is >= 0 and var index)
        {
            owners[index] = new(owner, fields);
            return;
        }

        var place = owners.Count;
        while (place > 0 && owners[place - 1].Key > owner) place--;
        owners.Insert(place, new(owner, fields));
    }

    /// <summary>Keeps the fields, or forgets the owner where there are none.</summary>
    public void SetOrForget(FieldOwner owner, OwnedFields fields)
    {
        if (fields.Set.IsEmpty) Forget(owner);
        else Set(owner, fields);
    }

    public void Forget(FieldOwner owner)
    {
        if (IndexOf(owner) is >= 0 and var index) owners.RemoveAt(index);
    }

    private int IndexOf(FieldOwner owner)
    {
        for (var i = 0; i < owners.Count; i++)
        {
            if (owners[i].Key == owner) return i;
        }

        return -1;
    }
}
