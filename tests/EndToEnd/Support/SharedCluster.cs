using Keles.EndToEnd.Tests;

[assembly: AssemblyFixture(typeof(SharedCluster))]
[assembly: CollectionBehavior(MaxParallelThreads = 3)]

namespace Keles.EndToEnd.Tests;

/// <summary>The cluster of two nodes that all tests share; each test has namespaces of its own in it.</summary>
public sealed class SharedCluster : IAsyncLifetime
{
    private KelesCluster? _cluster;
    private int _namespaces;

    internal KelesCluster Cluster => _cluster ?? throw new InvalidOperationException("The cluster is not up.");

    public async ValueTask InitializeAsync() => _cluster = await KelesCluster.UpAsync(nodes: 2);

    /// <summary>A name for a namespace that says whose it is.</summary>
    internal string NameFor(Type test) =>
        $"{string.Concat(test.Name.Replace("Tests", "", StringComparison.Ordinal).Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{c}" : $"{c}")).ToLowerInvariant()}-{Interlocked.Increment(ref _namespaces)}";

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
