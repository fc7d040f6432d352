using System.Globalization;
using Keles.Storage.Tests.Contract;

namespace Keles.Storage.Tests.Crashes;

/// <summary>
/// What a store must hold, learned from the lines of the processes that wrote to it. An acknowledged write must be there; a write that was
/// begun and not acknowledged may be there or not, and the reopened store says which.
/// </summary>
internal sealed class CrashModel
{
    public const string Deleted = "-";

    private readonly Dictionary<string, string> _values = [];
    private readonly Dictionary<string, (string Key, string Text)> _begun = [];
    private readonly List<(long Revision, string Key, string Text)> _acknowledged = [];
    private long _newest = 1;

    public int Acknowledged { get; private set; }

    /// <summary>The bytes a text stands for: its last part is their number, so that values span pages.</summary>
    public static byte[] Value(string text)
    {
        var value = new byte[text.Length + int.Parse(text.AsSpan(text.LastIndexOf('.') + 1), CultureInfo.InvariantCulture)];
        Words.Bytes(text).CopyTo(value, 0);
        return value;
    }

    public void Hear(string line)
    {
        switch (line.Split(' '))
        {
            case ["open", var revision]:
                Assert.True(Number(revision) >= _newest, $"The revision went back from {_newest} to {revision}.");
                break;
            case ["try", var writer, var key, var text]:
                _begun[writer] = (key, text);
                break;
            case ["ack", var writer, var revision]:
                Assert.True(_begun.Remove(writer, out var write));
                Apply(write.Key, write.Text);
                _acknowledged.Add((Number(revision), write.Key, write.Text));
                _newest = Math.Max(_newest, Number(revision));
                Acknowledged++;
                break;
            default:
                Assert.Fail($"The child said: {line}");
                break;
        }
    }

    /// <summary>Compares the reopened store with all that was heard.</summary>
    public async Task CheckAsync(IStorage store)
    {
        var revision = await store.GetRevisionAsync();
        Assert.True(revision >= _newest, $"The revision went back from {_newest} to {revision}.");
        var page = await store.ListAsync("/w");
        var held = page.Items.ToDictionary(v => v.Key, v => v);
        foreach (var (key, text) in _begun.Values)
        {
            // In doubt until now.
            if (Holds(held.GetValueOrDefault(key), text))
            {
                Apply(key, text);
            }
        }

        Assert.Equal(_values.Keys.Order(StringComparer.Ordinal), held.Keys.Order(StringComparer.Ordinal));
        Assert.All(_values, expected => Assert.True(Holds(held[expected.Key], expected.Value), $"{expected.Key} lost its last write."));
        await CheckHistoryAsync(store, revision);
        _begun.Clear();
        _acknowledged.Clear();
        _newest = revision;
    }

    // What is not compacted: each acknowledged write at its own revision, and every revision once.
    private async Task CheckHistoryAsync(IStorage store, long revision)
    {
        var compacted = await CompactedAsync(store);
        foreach (var write in _acknowledged.Where(w => w.Revision >= compacted))
        {
            Assert.True(Holds((await store.GetAsync(write.Key, write.Revision)).Value, write.Text), $"Revision {write.Revision} is not what was acknowledged.");
        }

        using var watch = store.Watch("", compacted);
        var events = await watch.ReadsUntil(revision);
        Assert.Equal(revision - compacted, events.Count);
        Assert.All(events.Select((e, i) => (e.Revision, compacted + 1 + i)), pair => Assert.Equal(pair.Item2, pair.Revision));
    }

    private static async Task<long> CompactedAsync(IStorage store)
    {
        using var watch = store.Watch("", 0);
        watch.RequestProgress();
        return await watch.ReadAsync() is WatchBatch.Compacted(var compacted) ? compacted : 1;
    }

    private static bool Holds(StoredValue? held, string text) =>
        text == Deleted ? held is null : held is not null && held.Value.Span.SequenceEqual(Value(text));

    private void Apply(string key, string text)
    {
        if (text == Deleted)
        {
            _values.Remove(key);
        }
        else
        {
            _values[key] = text;
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
