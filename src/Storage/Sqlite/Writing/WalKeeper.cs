using Keles.Storage.Sqlite.Native;
using SQLitePCL;

namespace Keles.Storage.Sqlite.Writing;

/// <summary>
/// Keeps the WAL short. SQLite would copy it into the file inside a commit, before the writers have their answer; here it happens
/// after they have it. Only when readers have kept the WAL from starting over for long does the writer wait for them.
/// </summary>
internal sealed class WalKeeper(SqliteConnection connection, Action<FailurePoint>? at)
{
    private long _frames;

    public void AfterWrites()
    {
        _frames += connection.TakeWrittenPages();
        if (_frames < SqliteLimits.CheckpointFrames)
        {
            return;
        }

        at?.Invoke(FailurePoint.BeforeCheckpoint);
        try
        {
            var force = _frames >= SqliteLimits.ForcedCheckpointFrames;
            if (connection.Checkpoint(force ? raw.SQLITE_CHECKPOINT_RESTART : raw.SQLITE_CHECKPOINT_PASSIVE))
            {
                _frames = 0;
            }
        }
        catch (StorageException)
        {
            // The WAL still holds everything; the next commit tries again and meets the same disk, with somebody to tell.
            StorageMetrics.CheckpointFailed();
        }
    }
}
