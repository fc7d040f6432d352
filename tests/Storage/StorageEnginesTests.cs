using Keles.Storage.Faults;
using Keles.Storage.Tests.Contract;
using Keles.Storage.Tests.Sqlite;

namespace Keles.Storage.Tests;

public sealed class StorageEnginesTests
{
    private static readonly Type[] Chapters =
        [typeof(WritesContract<>), typeof(ReadsContract<>), typeof(WatchContract<>), typeof(CompactionContract<>), typeof(ConcurrencyContract<>), typeof(ModelContract<>)];

    [Fact]
    public async Task Every_engine_in_the_assembly_is_in_the_list_and_opens()
    {
        using var directory = new TemporaryDirectory();
        var opened = new List<Type>();
        foreach (var engine in StorageEngines.All)
        {
            await using var store = StorageEngines.Named(engine.Name).Open(new() { Directory = directory.Path });
            Assert.Equal(2, await store.Creates("a"));
            opened.Add(store.GetType());
        }

        var engines = typeof(IStorage).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IStorage)) && t != typeof(FaultyStorage));
        Assert.Equal(engines.OrderBy(t => t.Name), opened.OrderBy(t => t.Name));
    }

    [Fact]
    public void Every_engine_takes_every_chapter_of_the_contract()
    {
        var types = typeof(StorageEnginesTests).Assembly.GetTypes();
        var engines = types.Where(t => t.IsClass && t.IsAssignableTo(typeof(IEngine))).ToArray();
        Assert.True(engines.Length >= StorageEngines.All.Count);
        foreach (var chapter in types.Where(t => t.IsGenericTypeDefinition && t.IsAbstract && t.BaseType is { IsGenericType: true } b && b.GetGenericTypeDefinition() == typeof(StoreContract<>)))
        {
            Assert.Contains(chapter, Chapters);
            Assert.All(engines, engine => Assert.Contains(types, t => t.IsSealed && t.BaseType == chapter.MakeGenericType(engine)));
        }
    }

    [Fact]
    public void An_unknown_datastore_is_answered_with_those_there_are()
    {
        var unknown = Assert.Throws<StorageException>(() => StorageEngines.Named("oracle"));
        Assert.Equal(StorageFailure.NoSuchEngine, unknown.Failure);
        Assert.Contains("sqlite (a file on this machine, the default)", unknown.Message, StringComparison.Ordinal);
    }
}
