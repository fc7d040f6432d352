using Keles.Storage.Memory;
using Keles.Storage.Tests.Contract;
using Keles.Storage.Watching;

namespace Keles.Storage.Tests.Memory;

public sealed class MemoryEngine : IEngine
{
    public ValueTask<IStorage> OpenAsync(WatchLimits watching) => new(new MemoryStorage(new() { Watching = watching }));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public sealed class MemoryWrites : WritesContract<MemoryEngine>;

public sealed class MemoryReads : ReadsContract<MemoryEngine>;

public sealed class MemoryWatches : WatchContract<MemoryEngine>;

public sealed class MemoryCompaction : CompactionContract<MemoryEngine>;

public sealed class MemoryConcurrency : ConcurrencyContract<MemoryEngine>;

public sealed class MemoryModel : ModelContract<MemoryEngine>;
