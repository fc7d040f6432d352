using Keles.Network.Dns.Messages;

namespace Keles.Network.Dns.Forwarding;

/// <summary>Answers from outside, as long as they hold; when there are too many the one that was not asked for longest goes.</summary>
/// <remarks>Safe from any thread; <c>_gate</c> protects both collections.</remarks>
internal sealed class AnswerCache(TimeProvider time, int capacity = DnsLimits.CachedAnswers)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Key, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _order = new();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>The answer, and how old it is in seconds.</summary>
    public (ForeignAnswer Answer, uint Age)? Find(Query query)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            if (!_entries.TryGetValue(Key.Of(query), out var node))
            {
                return null;
            }
            _order.Remove(node);
            if (node.Value.Until <= now)
            {
                _entries.Remove(node.Value.Key);
                return null;
            }
            _order.AddFirst(node);
            return (node.Value.Answer, (uint)(now - node.Value.Since).TotalSeconds);
        }
    }

    public void Keep(Query query, ForeignAnswer answer)
    {
        var lifetime = Math.Min(answer.Lifetime, (uint)DnsLimits.CachedAge.TotalSeconds);
        if (lifetime == 0 || answer.IsTruncated || answer.Message.Length > DnsLimits.CachedBytes || answer.Code is not (ResponseCode.NoError or ResponseCode.NameError))
        {
            return;
        }
        var now = time.GetUtcNow();
        var entry = new Entry(Key.Of(query), answer, now, now + TimeSpan.FromSeconds(lifetime));
        lock (_gate)
        {
            if (_entries.Remove(entry.Key, out var old))
            {
                _order.Remove(old);
            }
            _entries[entry.Key] = _order.AddFirst(entry);
            if (_entries.Count > capacity)
            {
                _entries.Remove(_order.Last!.Value.Key);
                _order.RemoveLast();
            }
        }
    }

    /// <summary>A client without the extension must not get an answer that has it.</summary>
    private readonly record struct Key(string Name, RecordType Type, bool HasExtension, bool WantsSignatures)
    {
        public static Key Of(Query query) => new(query.Name, query.Type, query.Extension is not null, query.Extension?.WantsSignatures ?? false);
    }

    private sealed record Entry(Key Key, ForeignAnswer Answer, DateTimeOffset Since, DateTimeOffset Until);
}
