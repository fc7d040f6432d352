using Keles.Storage.Watching;

namespace Keles.Storage.Tests.Contract;

/// <summary>How the contract gets a fresh, empty store of one engine, and gets rid of it.</summary>
public interface IEngine : IAsyncDisposable
{
    ValueTask<IStorage> OpenAsync(WatchLimits watching);
}
