namespace Keles.Storage.Sqlite;

/// <summary>
/// The compacted revision, shared by the writer, which raises it before it prunes, and the readers, who ask it after they have read:
/// a reader whose snapshot lacks pruned rows necessarily finds the raised number here.
/// </summary>
internal sealed class Compacted(long revision)
{
    private long _revision = revision;

    public long Revision
    {
        get => Volatile.Read(ref _revision);
        set => Volatile.Write(ref _revision, value);
    }
}
