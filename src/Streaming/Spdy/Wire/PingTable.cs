using System.Collections.Concurrent;

namespace Keles.Streaming.Spdy.Wire;

/// <summary>The pings that wait for their answer. Each side's ids are of one parity, like its streams'.</summary>
internal sealed class PingTable(bool isServer)
{
    private readonly ConcurrentDictionary<uint, TaskCompletionSource> _waiting = new();
    private uint _next = isServer ? 2u : 1u;

    public bool IsOurs(uint id) => id % 2 == (isServer ? 0 : 1);

    public (uint Id, Task Answered) Begin()
    {
        var id = Interlocked.Add(ref _next, 2) - 2;
        return (id, (_waiting[id] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task);
    }

    public void End(uint id) => _waiting.TryRemove(id, out _);

    public void Answer(uint id)
    {
        if (_waiting.TryGetValue(id, out var waiting))
        {
            waiting.TrySetResult();
        }
    }

    public void Lose(Exception reason)
    {
        foreach (var waiting in _waiting.Values)
        {
            waiting.TrySetException(new IOException(reason.Message, reason));
        }
    }
}
