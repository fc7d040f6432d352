using Keles.Storage.Sqlite.Native;
using Keles.Storage.Watching;

namespace Keles.Storage.Sqlite.Writing;

/// <summary>
/// The one thread that writes. It owns the writing connection: SQLite allows one writer anyway, and a thread may wait for the
/// disk without holding up anybody's scheduler.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    private readonly WriteQueue _queue = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SqliteConnection _connection;
    private readonly WatchHub _hub;
    private readonly GroupCommit _commit;
    private readonly Pruner _pruner;
    private readonly WalKeeper _wal;

    public Writer(SqliteConnection connection, WatchHub hub, Compacted compacted, SqliteOptions options)
    {
        (_connection, _hub) = (connection, hub);
        _commit = new(connection, hub, options);
        _pruner = new(connection, hub, compacted, options.AtFailurePoint);
        _wal = new(connection, options.AtFailurePoint);
    }

    public void Start() => new Thread(Run) { Name = "keles-storage", IsBackground = true }.Start();

    public Task<WriteResult> WriteAsync(Mutation mutation, CancellationToken cancel)
    {
        var request = new WriteRequest(mutation, cancel);
        _queue.Add(request);
        return request.Answer;
    }

    public Task CompactAsync(long revision)
    {
        var request = new CompactionRequest(revision);
        _queue.Add(request);
        return request.Done;
    }

    /// <summary>Finishes the writes that wait and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _ended.Task;
    }

    private void Run()
    {
        var group = new List<WriteRequest>();
        var compactions = new List<CompactionRequest>();
        var failure = StorageErrors.Closed();
        try
        {
            while (_queue.Take(group, compactions, wait: !_pruner.HasWork))
            {
                Work(group, compactions);
                group.Clear();
                compactions.Clear();
            }
        }
        catch (Exception unexpected)
        {
            // A commit may be durable that no watch saw: to go on would be to lie, so everything ends here with the reason.
            failure = StorageErrors.WriterFailed(unexpected);
        }

        End(group, compactions, failure);
    }

    private void Work(List<WriteRequest> group, List<CompactionRequest> compactions)
    {
        if (group.Count > 0)
        {
            _commit.Commit(group);
        }

        _pruner.Accept(compactions);
        if (_pruner.HasWork)
        {
            _pruner.Step();
        }

        _wal.AfterWrites();
    }

    private void End(List<WriteRequest> group, List<CompactionRequest> compactions, StorageException failure)
    {
        _queue.Close();
        do
        {
            group.ForEach(w => w.Fail(failure));
            compactions.ForEach(c => c.Fail(failure));
            group.Clear();
            compactions.Clear();
        }
        while (_queue.Take(group, compactions, wait: false));

        _hub.Close(failure);
        _pruner.Dispose();
        _commit.Dispose();
        _connection.Dispose();
        _ended.TrySetResult();
    }
}
