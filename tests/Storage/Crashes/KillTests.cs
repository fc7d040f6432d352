using System.Diagnostics;
using System.Globalization;
using Keles.Storage.Sqlite;
using Keles.Storage.Tests.Children;
using Keles.Storage.Tests.Sqlite;

namespace Keles.Storage.Tests.Crashes;

public sealed class KillTests(ITestOutputHelper output)
{
    private const int Rounds = 200;

    // Two stores, each killed a hundred times: one child starts while the other writes.
    private const int Lanes = 2;

    [Fact]
    public async Task After_each_of_200_kills_no_acknowledged_write_is_lost_and_no_revision_goes_back()
    {
        var began = Stopwatch.StartNew();
        var models = await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => Task.Run(() => RunLaneAsync(lane))));
        var acknowledged = models.Sum(m => m.Acknowledged);
        output.WriteLine($"{Rounds} kills, {acknowledged} acknowledged writes, {began.Elapsed.TotalSeconds:0.0} s");
        Assert.True(acknowledged > Rounds * 10, $"Only {acknowledged} writes were acknowledged: the kills came too early to prove anything.");
    }

    private static async Task<CrashModel> RunLaneAsync(int lane)
    {
        using var directory = new TemporaryDirectory();
        var (path, model, random) = (directory.File("store.db"), new CrashModel(), new Random(lane));
        for (var round = 0; round < Rounds / Lanes; round++)
        {
            await WriteUntilKilledAsync(path, model, random, round);
            await using var store = SqliteStorage.Open(new() { Path = path });
            await model.CheckAsync(store);
        }

        return model;
    }

    /// <summary>Every third child kills itself inside its writer, at one of the failure points; the others are killed from here at any moment.</summary>
    private static async Task WriteUntilKilledAsync(string path, CrashModel model, Random random, int round)
    {
        var killsItself = round % 3 == 0;
        var point = killsItself ? random.Next(1, 400) : 0;
        using var child = ChildProcess.Start(
            "write", path, random.Next(1_000_000).ToString(CultureInfo.InvariantCulture), point.ToString(CultureInfo.InvariantCulture));
        var killAfter = random.Next(600);
        for (var lines = 0; await child.ReadLineAsync() is { } line; lines++)
        {
            model.Hear(line);
            if (lines == killAfter && !killsItself)
            {
                child.Kill();
            }
        }

        await child.WaitForExitAsync();
        Assert.True(child.ExitCode == 128 + 9, $"The child ended by itself with {child.ExitCode}: {child.Error}");
    }
}
