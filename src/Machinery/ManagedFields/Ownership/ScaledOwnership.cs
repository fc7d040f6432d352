namespace Keles.Machinery.ManagedFields;

/// <summary>
/// The owners of a scale are those of its object's number of replicas: they are shown to the scale under its own path and
/// version, and what became of them there is brought back.
/// </summary>
/// <param name="parentVersion">The version in which the object's replicas are owned through the scale.</param>
/// <param name="knownVersions">The versions whose owners survive a write of the scale; upstream forgets all others.</param>
/// <param name="replicas">Where the object keeps the number, from the top.</param>
public sealed class ScaledOwnership(string parentVersion, IReadOnlySet<string> knownVersions, params string[] replicas)
{
    private const string ScaleVersion = "autoscaling/v1";
    private static readonly FieldSet InScale = FieldSet.Of([PathElement.Field("spec"), PathElement.Field("replicas")]);
    private readonly PathElement[] path = [.. replicas.Select(PathElement.Field)];

    /// <summary>The entries that own the number, as entries of the scale.</summary>
    public Items<ManagedFieldsEntry> ToScale(Items<ManagedFieldsEntry> parent)
    {
        var scale = new Ownership();
        foreach (var (owner, owned) in ManagedEntries.ReadOrNone(parent).All)
        {
            if (knownVersions.Contains(owned.ApiVersion) && owned.Set.Has(path)) scale.Set(Versioned(owner, ScaleVersion), new(InScale, ScaleVersion, owned.Time));
        }

        return ManagedEntries.Write(scale);
    }

    /// <summary>The object's entries after the scale's have become <paramref name="scale"/>.</summary>
    public Items<ManagedFieldsEntry> ToParent(Items<ManagedFieldsEntry> parent, Items<ManagedFieldsEntry> scale)
    {
        var claims = ManagedEntries.ReadOrNone(scale).All.Where(static o => !o.Value.Set.Intersection(InScale).IsEmpty).Select(o => Versioned(o.Key, parentVersion)).ToHashSet();
        var after = new Ownership();
        foreach (var (owner, owned) in ManagedEntries.ReadOrNone(parent).All)
        {
            if (!knownVersions.Contains(owned.ApiVersion)) continue;
            var kept = !owned.Set.Has(path) || claims.Remove(Versioned(owner, parentVersion)) ? owned : owned.Without(FieldSet.Of(path));
            after.SetOrForget(owner, kept);
        }

        // Upstream gives these no time: it looks for it among the object's own entries.
        foreach (var owner in claims)
        {
            var own = after[owner];
            after.Set(owner, new((own?.Set ?? FieldSet.Empty).Union(FieldSet.Of(path)), parentVersion, own?.Time));
        }

        return ManagedEntries.Write(after);
    }

    private static FieldOwner Versioned(FieldOwner owner, string version) => owner.Applies ? owner : owner with { ApiVersion = version };
}
