using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Linux;

namespace Keles.LocalCluster;

/// <summary>Which nodes were given which images by "keles image import"; kept in the home, so that nodes that come later get them too.</summary>
internal sealed class ImportedImages(ClusterHome home, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), Look = TimeSpan.FromMilliseconds(20);

    private string File => Path.Combine(home.ImageDirectory, "imported.json");

    /// <summary>Nodes by image name; a file that cannot be read says nothing, for images can always be imported again.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Read()
    {
        try
        {
            var root = JsonNode.Parse(System.IO.File.ReadAllText(File))!.AsObject();
            return root.ToDictionary(e => e.Key, e => (IReadOnlyList<string>)[.. e.Value!.AsArray().Select(n => (string)n!)], StringComparer.Ordinal);
        }
        catch (Exception none) when (none is IOException or JsonException or InvalidOperationException or FormatException or NullReferenceException or ArgumentNullException)
        {
            return new Dictionary<string, IReadOnlyList<string>>();
        }
    }

    /// <summary>From now on these nodes, and no others, have what was given under the names: it may be another image than before.</summary>
    public Task GivenAsync(IReadOnlyDictionary<string, IReadOnlyList<string>> nodesByName, CancellationToken cancel) => ChangeAsync(known =>
    {
        foreach (var (name, nodes) in nodesByName) known[name] = nodes;
    }, cancel);

    /// <summary>These nodes got, from another node, what is known under the names.</summary>
    public Task CopiedAsync(IEnumerable<string> names, IReadOnlyCollection<string> nodes, CancellationToken cancel) => ChangeAsync(known =>
    {
        foreach (var name in names) known[name] = [.. known.GetValueOrDefault(name, []).Union(nodes).Order(StringComparer.Ordinal)];
    }, cancel);

    /// <summary>Nobody has these any more.</summary>
    public Task LostAsync(IEnumerable<string> names, CancellationToken cancel) => ChangeAsync(known =>
    {
        foreach (var name in names) known.Remove(name);
    }, cancel);

    /// <summary>Two commands may import at once: each waits for the other, and neither forgets what the other noted.</summary>
    private async Task ChangeAsync(Action<Dictionary<string, IReadOnlyList<string>>> change, CancellationToken cancel)
    {
        using var held = await LockAsync(cancel);
        var known = new Dictionary<string, IReadOnlyList<string>>(Read(), StringComparer.Ordinal);
        change(known);
        var root = new JsonObject(known.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => KeyValuePair.Create(k.Key, (JsonNode?)new JsonArray([.. k.Value.Select(n => (JsonNode)n)]))));
        await System.IO.File.WriteAllTextAsync(File + ".new", root.ToJsonString() + "\n", cancel);
        System.IO.File.Move(File + ".new", File, overwrite: true);
    }

    private async Task<FileLock> LockAsync(CancellationToken cancel)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            if (FileLock.TryAcquire(File + ".lock") is { } held) return held;
            if (time.GetElapsedTime(begun) > Patience) throw new LocalClusterException($"Another command holds {File}.lock; try again when it has ended.");
            await Task.Delay(Look, time, cancel);
        }
    }
}
