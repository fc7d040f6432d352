using Keles.Storage.Sqlite.Native;
using Keles.Storage.Watching;

namespace Keles.Storage.Sqlite.Writing;

/// <summary>
/// Compaction on the writer's thread, one small step between two groups: record the revision, remove what it made unreachable
/// slice by slice, then hand surplus pages back to the file system. Every step is a transaction and the next one starts from what is
/// recorded, so a crash anywhere costs nothing.
/// </summary>
/// <remarks>
/// The newest row is never removed, even a delete: the highest revision in the log is the store's revision.
/// Example: compacted 10, revisions 8: a (replacing 5), 9: delete of b (replacing 3), 10: c. The slice (7, 10] removes 5, 3 and 9.
/// </remarks>
internal sealed class Pruner : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly WatchHub _hub;
    private readonly Compacted _compacted;
    private readonly Action<FailurePoint>? _at;
    private readonly SqliteTransaction _transaction;
    private readonly SqliteStatement _record;
    private readonly SqliteStatement _removeReplaced;
    private readonly SqliteStatement _removeDeletes;
    private readonly SqliteStatement _recordPruned;
    private readonly List<CompactionRequest> _waiting = [];
    private long _requested;
    private long _pruned;
    private long _surplusPages;
    private bool _stalled;

    public Pruner(SqliteConnection connection, WatchHub hub, Compacted compacted, Action<FailurePoint>? at)
    {
        (_connection, _hub, _compacted, _at) = (connection, hub, compacted, at);
        _pruned = connection.ReadNumber("SELECT pruned FROM compaction");
        _transaction = new(connection);
        _record = connection.Prepare("UPDATE compaction SET compacted = ?1");
        _removeReplaced = connection.Prepare(
            "DELETE FROM log WHERE revision IN (SELECT previous FROM log WHERE revision > ?1 AND revision <= ?2 AND previous > 0)");
        _removeDeletes = connection.Prepare("DELETE FROM log WHERE revision > ?1 AND revision <= ?2 AND value IS NULL");
        _recordPruned = connection.Prepare("UPDATE compaction SET pruned = ?1");
    }

    public bool HasWork => !_stalled && (_requested > _compacted.Revision || _pruned < Target || _surplusPages > 0 || _waiting.Count > 0);

    private long Target => Math.Min(_compacted.Revision, _hub.Published - 1);

    public void Accept(List<CompactionRequest> requests)
    {
        foreach (var request in requests)
        {
            _waiting.Add(request);
            _requested = Math.Max(_requested, request.Revision);
            _stalled = false;
        }
    }

    /// <summary>One step; a failure is told to those who wait and ends the work until somebody asks again.</summary>
    public void Step()
    {
        // No flush of its own: the next group's commit flushes the WAL in order, and losing a step only means doing it again.
        _connection.Execute("PRAGMA synchronous = NORMAL");
        try
        {
            StepUnflushed();
        }
        catch (StorageException failure)
        {
            _waiting.ForEach(w => w.Fail(failure));
            _waiting.Clear();
            (_requested, _surplusPages, _stalled) = (0, 0, true);
        }
        finally
        {
            _connection.Execute("PRAGMA synchronous = FULL");
        }
    }

    public void Dispose()
    {
        _waiting.ForEach(w => w.Fail(StorageErrors.Closed()));
        foreach (var statement in new IDisposable[] { _transaction, _record, _removeReplaced, _removeDeletes, _recordPruned })
        {
            statement.Dispose();
        }
    }

    private void StepUnflushed()
    {
        if (_requested > _compacted.Revision)
        {
            _transaction.Run(() => Run(_record, _requested));
            _compacted.Revision = _requested;
            _at?.Invoke(FailurePoint.AfterCompactionRecorded);
        }
        else if (_pruned < Target)
        {
            PruneSlice(Math.Min(Target, _pruned + SqliteLimits.PruneRevisions));
        }
        else if (_waiting.Count > 0)
        {
            _surplusPages = SurplusPages();
            _waiting.ForEach(w => w.Complete());
            _waiting.Clear();
        }
        else if (_surplusPages > 0)
        {
            var pages = Math.Min(_surplusPages, SqliteLimits.VacuumPages);
            _connection.Execute($"PRAGMA incremental_vacuum({pages})");
            _surplusPages -= pages;
            if (_surplusPages == 0)
            {
                _at?.Invoke(FailurePoint.AfterVacuum);
            }
        }
    }

    private void PruneSlice(long upTo)
    {
        _transaction.Run(() =>
        {
            Run(_removeReplaced, _pruned, upTo);
            Run(_removeDeletes, _pruned, upTo);
            Run(_recordPruned, upTo);
            _at?.Invoke(FailurePoint.BeforePruneCommit);
        });
        _pruned = upTo;
    }

    private long SurplusPages()
    {
        var free = _connection.ReadNumber("PRAGMA freelist_count");
        var used = _connection.ReadNumber("PRAGMA page_count") - free;
        var kept = Math.Max(SqliteLimits.KeptFreePages, used / SqliteLimits.KeptFreeFraction);
        return Math.Max(0, free - kept);
    }

    private static void Run(SqliteStatement statement, params ReadOnlySpan<long> values)
    {
        using var run = statement.Begin();
        for (var i = 0; i < values.Length; i++)
        {
            statement.Bind(i + 1, values[i]);
        }

        statement.Step();
    }
}
