using static Keles.Storage.Tests.Contract.Words;

namespace Keles.Storage.Tests.Contract;

/// <summary>The store and its model, changed by the same random steps.</summary>
internal sealed class ModelWalk(IStorage store, int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<SortedDictionary<string, StoredValue>> _history = [new(KeyOrder.Instance), new(KeyOrder.Instance)];
    private readonly List<StorageEvent> _events = [];
    private long _compacted;

    private long Current => _history.Count - 1;

    public async Task StepAsync()
    {
        switch (_random.Next(20))
        {
            case < 6:
                await CreateAsync();
                break;
            case < 11:
                await UpdateAsync();
                break;
            case < 14:
                await DeleteAsync();
                break;
            case 14 when Current > 1:
                _compacted = Math.Max(_compacted, Current - _random.Next(30));
                await store.CompactAsync(Math.Max(1, _compacted));
                break;
            case 15:
                await WatchAsync(_random.NextInt64(Current + 1), Prefix());
                break;
            default:
                await ReadAsync(_random.Next(3) == 0 ? 0 : _random.NextInt64(1, Current + 1), Prefix());
                break;
        }
    }

    public async Task CheckEverythingAsync()
    {
        for (var revision = 1L; revision <= Current; revision++)
        {
            await ReadAsync(revision, "");
        }

        await WatchAsync(_compacted, "");
    }

    private async Task CreateAsync()
    {
        var (key, value) = (Key(), Value());
        var result = await store.CreateAsync(key, value);
        if (_history[^1].TryGetValue(key, out var there))
        {
            Same(there, Assert.IsType<WriteResult.Conflict>(result).Current);
        }
        else
        {
            Apply(result, new(key, Current + 1, new(key, value, Current + 1, Current + 1), null));
        }
    }

    private async Task UpdateAsync()
    {
        var (key, value) = (Key(), Value());
        var there = _history[^1].GetValueOrDefault(key);
        var expected = Expected(there);
        var result = await store.UpdateAsync(key, value, expected);
        if (!Refused(result, there, expected))
        {
            Apply(result, new(key, Current + 1, new(key, value, there!.CreateRevision, Current + 1), there));
        }
    }

    private async Task DeleteAsync()
    {
        var key = Key();
        var there = _history[^1].GetValueOrDefault(key);
        var expected = Expected(there);
        var result = await store.DeleteAsync(key, expected);
        if (!Refused(result, there, expected))
        {
            Apply(result, new(key, Current + 1, null, there));
        }
    }

    private bool Refused(WriteResult result, StoredValue? there, long expected)
    {
        if (there is null)
        {
            Assert.Equal(new WriteResult.NotFound(Current), result);
        }
        else if (there.ModRevision != expected)
        {
            Same(there, Assert.IsType<WriteResult.Conflict>(result).Current);
        }
        else
        {
            return false;
        }

        return true;
    }

    private void Apply(WriteResult result, StorageEvent expected)
    {
        Same(expected, Assert.IsType<WriteResult.Written>(result).Change);
        var next = new SortedDictionary<string, StoredValue>(_history[^1], KeyOrder.Instance);
        next.Remove(expected.Key);
        if (expected.Current is { } now)
        {
            next[now.Key] = now;
        }

        _history.Add(next);
        _events.Add(expected);
    }

    private async Task ReadAsync(long revision, string prefix)
    {
        if (revision != 0 && revision < _compacted)
        {
            var gone = await Assert.ThrowsAsync<StorageCompactedException>(async () => await store.ListAsync(prefix, revision: revision));
            Assert.Equal(_compacted, gone.CompactedRevision);
            return;
        }

        var at = revision == 0 ? Current : revision;
        var expected = _history[(int)at].Values.Where(v => v.Key.StartsWith(prefix, StringComparison.Ordinal)).ToArray();
        var limit = _random.Next(5);
        var listed = new List<StoredValue>();
        ListPage page;
        do
        {
            page = await store.ListAsync(prefix, listed.LastOrDefault()?.Key, limit, listed.Count == 0 ? revision : at);
            listed.AddRange(page.Items);
            Assert.Equal(at, page.Revision);
        }
        while (page.More);
        Assert.Equal(expected.Length, listed.Count);
        Assert.All(expected.Zip(listed), pair => Same(pair.First, pair.Second));
        Assert.Equal(expected.Length, await store.CountAsync(prefix, revision));
        var key = Key();
        Same(_history[(int)at].GetValueOrDefault(key), (await store.GetAsync(key, revision)).Value);
    }

    private async Task WatchAsync(long after, string prefix)
    {
        using var watch = store.Watch(prefix, after);
        if (after < _compacted)
        {
            Assert.Equal(new WatchBatch.Compacted(_compacted), await FirstUnlessRecentAsync(watch, after));
            return;
        }

        var expected = _events.Where(e => e.Revision > after && e.Key.StartsWith(prefix, StringComparison.Ordinal)).ToArray();
        var seen = await watch.ReadsUntil(Current);
        Assert.Equal(expected.Length, seen.Count);
        Assert.All(expected.Zip(seen), pair => Same(pair.First, pair.Second));
    }

    // An engine may still hold compacted events in its window; then it must deliver them all.
    private async Task<WatchBatch> FirstUnlessRecentAsync(IStorageWatch watch, long after)
    {
        watch.RequestProgress();
        var first = await watch.ReadAsync();
        return first is WatchBatch.Changes && Current - after <= 8 ? new WatchBatch.Compacted(_compacted) : first;
    }

    private long Expected(StoredValue? there) =>
        there is not null && _random.Next(5) > 0 ? there.ModRevision : Math.Max(1, Current - _random.Next(5));

    private string Key() => Prefix() + "k" + _random.Next(6);

    private string Prefix() => _random.Next(4) switch { 0 => "", 1 => "a/", 2 => "a/b", _ => "ü/" };

    private byte[] Value()
    {
        var value = new byte[_random.Next(8) == 0 ? 20_000 : _random.Next(200)];
        _random.NextBytes(value);
        return value;
    }

    private static void Same(StorageEvent expected, StorageEvent actual)
    {
        Assert.Equal((expected.Key, expected.Revision), (actual.Key, actual.Revision));
        Same(expected.Current, actual.Current);
        Same(expected.Previous, actual.Previous);
    }

    private static void Same(StoredValue? expected, StoredValue? actual)
    {
        Assert.Equal(
            (expected?.Key, expected?.CreateRevision, expected?.ModRevision, expected is null ? "" : Convert.ToHexString(expected.Value.Span)),
            (actual?.Key, actual?.CreateRevision, actual?.ModRevision, actual is null ? "" : Convert.ToHexString(actual.Value.Span)));
    }
}
