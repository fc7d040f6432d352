using Keles.Storage.Sqlite.Native;
using Keles.Storage.Watching;

namespace Keles.Storage.Sqlite.Writing;

/// <summary>
/// Commits a group of writes in one transaction, one flush to the disk for all. The order matters: durable first, then visible to
/// watches and to reads of the latest, then answered.
/// </summary>
internal sealed class GroupCommit(SqliteConnection connection, WatchHub hub, SqliteOptions options) : IDisposable
{
    private readonly SqliteTransaction _transaction = new(connection);
    private readonly LogTable _log = new(connection);
    private readonly List<StorageEvent> _changes = [];

    /// <summary>Answers every write of the group, whatever happens.</summary>
    public void Commit(List<WriteRequest> group)
    {
        var began = options.Time.GetTimestamp();
        try
        {
            _transaction.Run(() => Decide(group));
        }
        catch (StorageException failure)
        {
            group.ForEach(write => write.Fail(failure));
            return;
        }

        options.AtFailurePoint?.Invoke(FailurePoint.AfterCommit);
        hub.Publish([.. _changes]);
        options.AtFailurePoint?.Invoke(FailurePoint.BeforeAnswer);
        group.ForEach(write => write.Complete());
        StorageMetrics.Committed(_changes.Count, options.Time.GetElapsedTime(began));
    }

    public void Dispose()
    {
        _transaction.Dispose();
        _log.Dispose();
    }

    private void Decide(List<WriteRequest> group)
    {
        _changes.Clear();
        var revision = hub.Published;
        foreach (var write in group)
        {
            write.Result = write.Mutation.Apply(_log.Newest(write.Mutation.Key), revision);
            if (write.Result is WriteResult.Written(var change))
            {
                _log.Append(change);
                _changes.Add(change);
                revision = change.Revision;
            }
        }

        options.AtFailurePoint?.Invoke(FailurePoint.BeforeCommit);
    }
}
