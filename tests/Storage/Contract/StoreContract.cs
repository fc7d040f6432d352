using Keles.Storage.Watching;

namespace Keles.Storage.Tests.Contract;

/// <summary>The exam every engine passes, one class for each chapter; each test gets a store of its own.</summary>
public abstract class StoreContract<TEngine> : IAsyncLifetime
    where TEngine : IEngine, new()
{
    private readonly TEngine _engine = new();

    protected IStorage Store { get; private set; } = null!;

    /// <summary>A window this small makes most watches of a test read the history too.</summary>
    protected virtual WatchLimits Watching => new() { RecentEvents = 8, BatchEvents = 5, HistoryScan = 7 };

    public async ValueTask InitializeAsync() => Store = await _engine.OpenAsync(Watching);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Store.DisposeAsync();
        await _engine.DisposeAsync();
    }
}
