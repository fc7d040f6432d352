using System.Diagnostics;

namespace Keles.Storage;

/// <summary>
/// One conditional write as a value, and the rule that decides it: the same for every embedded engine.
/// </summary>
internal sealed record Mutation
{
    private Mutation(MutationKind kind, string key, ReadOnlyMemory<byte> value, long expected)
    {
        StorageKey.Check(key);
        StorageKey.CheckValue(key, value);
        (Kind, Key, Value, Expected) = (kind, key, value, expected);
    }

    public MutationKind Kind { get; }

    public string Key { get; }

    public ReadOnlyMemory<byte> Value { get; }

    private long Expected { get; }

    public static Mutation Create(string key, ReadOnlyMemory<byte> value) => new(MutationKind.Create, key, value, 0);

    public static Mutation Update(string key, ReadOnlyMemory<byte> value, long expectedModRevision) =>
        new(MutationKind.Update, key, value, Checked(expectedModRevision));

    public static Mutation Delete(string key, long expectedModRevision) =>
        new(MutationKind.Delete, key, default, Checked(expectedModRevision));

    /// <summary>What this write does to a key that holds <paramref name="current"/> in a store at <paramref name="revision"/>.</summary>
    public WriteResult Apply(StoredValue? current, long revision) => (Kind, current) switch
    {
        (MutationKind.Create, null) => Written(revision + 1, new(Key, Value, revision + 1, revision + 1), null),
        (MutationKind.Create, _) => new WriteResult.Conflict(current),
        (_, null) => new WriteResult.NotFound(revision),
        _ when current.ModRevision != Expected => new WriteResult.Conflict(current),
        (MutationKind.Update, _) => Written(revision + 1, new(Key, Value, current.CreateRevision, revision + 1), current),
        (MutationKind.Delete, _) => Written(revision + 1, null, current),
        _ => throw new UnreachableException(),
    };

    private WriteResult.Written Written(long revision, StoredValue? after, StoredValue? before) =>
        new(new StorageEvent(Key, revision, after, before));

    private static long Checked(long expected)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(expected, "expectedModRevision");
        return expected;
    }
}
