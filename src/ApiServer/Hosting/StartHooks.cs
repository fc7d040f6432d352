namespace Keles.ApiServer.Hosting;

/// <summary>What a server does after its start, under the names that upstream's health checks have, and whether it is done.</summary>
public sealed class StartHooks
{
    private readonly List<(string Name, Func<bool> IsDone)> all = [];

    /// <summary>In the order in which they are told.</summary>
    public IReadOnlyList<(string Name, Func<bool> IsDone)> All => all;

    /// <summary>Something is done by now.</summary>
    internal void Done(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) all.Add((name, static () => true));
    }

    /// <summary>Something that ends in its own time.</summary>
    internal void Add(string name, Func<bool> isDone) => all.Add((name, isDone));
}
