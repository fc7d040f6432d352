using System.Buffers;

namespace Keles.Streaming.Buffers;

/// <summary>
/// The bytes of one channel that arrived and nobody read yet. When it is full the connection's loop waits, which is all the back pressure
/// there is towards peers that know no windows. One writer, one reader; ending and discarding may come from anywhere. The gate protects all.
/// </summary>
internal sealed class InboundBuffer(int limit)
{
    private readonly Lock _gate = new();
    private readonly Queue<(byte[] Bytes, int Count)> _parts = new();
    private int _at; // how much of the first part was read
    private int _held;
    private bool _ended;
    private bool _discarded;
    private Exception? _error;
    private TaskCompletionSource? _changed;

    /// <summary>Takes bytes in, waiting while the buffer is full; what nobody wants to read any more is dropped.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_ended || _discarded || bytes.IsEmpty)
                {
                    return;
                }
                if (_held < limit)
                {
                    Add(bytes.Span);
                    return;
                }
                changed = Changed();
            }
            await changed.WaitAsync(cancel);
        }
    }

    /// <summary>No more will come; readers get what is there, then the end or this error.</summary>
    public void End(Exception? error = null)
    {
        lock (_gate)
        {
            if (!_ended)
            {
                _ended = true;
                _error = error;
                Signal();
            }
        }
    }

    /// <summary>Nobody will read any more: what is there and what comes is dropped, and a waiting writer goes on.</summary>
    public void Discard()
    {
        lock (_gate)
        {
            _discarded = true;
            while (_parts.TryDequeue(out var part))
            {
                ArrayPool<byte>.Shared.Return(part.Bytes);
            }
            _held = 0;
            Signal();
        }
    }

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancel)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_held > 0)
                {
                    return Take(buffer.Span);
                }
                if (_discarded || _ended)
                {
                    return _error is null || _discarded ? 0 : throw new IOException(_error.Message, _error);
                }
                changed = Changed();
            }
            await changed.WaitAsync(cancel);
        }
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        var part = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(part);
        _parts.Enqueue((part, bytes.Length));
        _held += bytes.Length;
        Signal();
    }

    private int Take(Span<byte> buffer)
    {
        var total = 0;
        while (total < buffer.Length && _parts.TryPeek(out var part))
        {
            var count = Math.Min(part.Count - _at, buffer.Length - total);
            part.Bytes.AsSpan(_at, count).CopyTo(buffer[total..]);
            total += count;
            _at += count;
            if (_at == part.Count)
            {
                ArrayPool<byte>.Shared.Return(_parts.Dequeue().Bytes);
                _at = 0;
            }
        }
        var wasFull = _held >= limit;
        _held -= total;
        if (wasFull && _held < limit)
        {
            Signal();
        }
        return total;
    }

    private Task Changed() => (_changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    private void Signal()
    {
        _changed?.TrySetResult();
        _changed = null;
    }
}
