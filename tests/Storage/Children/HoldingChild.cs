using Keles.Storage.Sqlite;

namespace Keles.Storage.Tests.Children;

/// <summary>Holds a store open until it is killed or its parent closes its input.</summary>
internal static class HoldingChild
{
    public static async Task<int> RunAsync(string path)
    {
        await using var store = SqliteStorage.Open(new() { Path = path });
        Console.WriteLine("holding");
        await Task.Delay(TimeSpan.FromMinutes(1), TimeProvider.System);
        return 0;
    }
}
