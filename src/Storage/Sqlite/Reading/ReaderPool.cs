using System.Collections.Concurrent;

namespace Keles.Storage.Sqlite.Reading;

/// <summary>A few reading connections, opened when first needed; readers beyond their number wait for one.</summary>
internal sealed class ReaderPool(string path) : IDisposable
{
    private readonly SemaphoreSlim _free = new(SqliteLimits.Readers);
    private readonly ConcurrentBag<LogReader> _idle = [];
    private volatile bool _closed;

    public async ValueTask<T> ReadAsync<T>(Func<LogReader, T> read, CancellationToken cancel)
    {
        await _free.WaitAsync(cancel);
        return ReadAndRelease(read);
    }

    /// <summary>For readers that cannot await: a watch catching up.</summary>
    public T Read<T>(Func<LogReader, T> read)
    {
        _free.Wait();
        return ReadAndRelease(read);
    }

    /// <summary>Waits for the reads under way.</summary>
    public void Dispose()
    {
        _closed = true;
        for (var i = 0; i < SqliteLimits.Readers; i++)
        {
            _free.Wait();
        }

        while (_idle.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _free.Release(SqliteLimits.Readers);
    }

    private T ReadAndRelease<T>(Func<LogReader, T> read)
    {
        try
        {
            if (_closed)
            {
                throw StorageErrors.Closed();
            }

            var reader = _idle.TryTake(out var idle) ? idle : new LogReader(path);
            try
            {
                return read(reader);
            }
            finally
            {
                _idle.Add(reader);
            }
        }
        finally
        {
            _free.Release();
        }
    }
}
