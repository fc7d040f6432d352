using System.Text;

namespace Keles.Storage.Tests.Contract;

/// <summary>The vocabulary of the storage tests: text instead of bytes, revisions instead of results.</summary>
internal static class Words
{
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static string Text(this StoredValue? value) => value is null ? "(none)" : Encoding.UTF8.GetString(value.Value.Span);

    public static async Task<long> Creates(this IStorage store, string key, string text = "v") =>
        Assert.IsType<WriteResult.Written>(await store.CreateAsync(key, Bytes(text))).Revision;

    public static async Task<long> Updates(this IStorage store, string key, string text, long expected) =>
        Assert.IsType<WriteResult.Written>(await store.UpdateAsync(key, Bytes(text), expected)).Revision;

    public static async Task<long> Deletes(this IStorage store, string key, long expected) =>
        Assert.IsType<WriteResult.Written>(await store.DeleteAsync(key, expected)).Revision;

    /// <summary>Creates or replaces, whatever was there.</summary>
    public static async Task<long> Puts(this IStorage store, string key, string text) =>
        (await store.GetAsync(key)).Value is { } now ? await store.Updates(key, text, now.ModRevision) : await store.Creates(key, text);

    public static async Task<string> Reads(this IStorage store, string key, long revision = 0) =>
        (await store.GetAsync(key, revision)).Value.Text();

    public static async Task<string> Lists(this IStorage store, string prefix, long revision = 0) =>
        string.Join(' ', (await store.ListAsync(prefix, revision: revision)).Items.Select(v => $"{v.Key}={v.Text()}"));

    public static string Line(this StorageEvent e) =>
        $"{e.Revision} {(e.IsCreate ? "+" : e.IsDelete ? "-" : "~")}{e.Key} {e.Previous.Text()}>{e.Current.Text()}";

    /// <summary>Pulls until the progress reaches the revision; every event on the way.</summary>
    public static async Task<List<StorageEvent>> ReadsUntil(this IStorageWatch watch, long revision)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var events = new List<StorageEvent>();
        for (var reached = 0L; reached < revision;)
        {
            watch.RequestProgress();
            var batch = Assert.IsType<WatchBatch.Changes>(await watch.ReadAsync(patience.Token));
            Assert.True(batch.Revision >= reached, "Progress went back.");
            events.AddRange(batch.Events);
            reached = batch.Revision;
        }

        return events;
    }
}
