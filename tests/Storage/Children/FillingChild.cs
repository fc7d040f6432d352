using Keles.Storage.Sqlite;
using Keles.Storage.Tests.Contract;

namespace Keles.Storage.Tests.Children;

/// <summary>
/// Runs on a file system of a few megabytes: writes until it is full, then frees a ballast file and writes on. Prints what happened,
/// a line for each stage.
/// </summary>
internal static class FillingChild
{
    private const int MostWrites = 20_000;

    public static async Task<int> RunAsync(string directory)
    {
        var ballast = Path.Combine(directory, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[2 * 1024 * 1024]);
        await using var store = SqliteStorage.Open(new() { Path = Path.Combine(directory, "store.db") });
        var written = await FillAsync(store);
        Console.WriteLine($"count {await store.CountAsync("") == written} revision {await store.GetRevisionAsync() == written + 1}");
        Console.WriteLine($"read {await store.Reads("k0") == new string('x', 3000)}");
        File.Delete(ballast);
        Console.WriteLine($"after {await store.Creates("after") == written + 2}");
        await store.CompactAsync(written + 2);
        Console.WriteLine($"compacted {await store.CountAsync("") == written + 1}");
        return 0;
    }

    private static async Task<int> FillAsync(SqliteStorage store)
    {
        for (var written = 0; written < MostWrites; written++)
        {
            try
            {
                await store.Creates($"k{written}", new('x', 3000));
            }
            catch (StorageException full)
            {
                Console.WriteLine($"{full.Failure}: {full.Message}");
                return written;
            }
        }

        throw new InvalidOperationException("The disk was never full.");
    }
}
