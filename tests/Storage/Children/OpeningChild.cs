using Keles.Storage.Sqlite;

namespace Keles.Storage.Tests.Children;

/// <summary>Tries to open a store in the directory and says how that ended.</summary>
internal static class OpeningChild
{
    public static async Task<int> RunAsync(string directory)
    {
        try
        {
            await using var store = SqliteStorage.Open(new() { Path = Path.Combine(directory, "deep", "store.db") });
            Console.WriteLine("opened");
        }
        catch (StorageException failure)
        {
            Console.WriteLine($"{failure.Failure}: {failure.Message}");
        }

        return 0;
    }
}
