using System.Diagnostics;
using System.Globalization;
using Keles.Storage.Sqlite;

namespace Keles.Storage.Bench;

/// <summary>Opening from nothing, each time in a process of its own: the native library and the JIT are part of it.</summary>
internal static class Opening
{
    private const int Rounds = 9;

    public static void Run(Report report, string directory)
    {
        var floor = Median("raw", directory);
        report.Time("open an empty store, fresh process", Median("keles", directory), floor, "raw SQLite: open, one table, one index");
        report.Time("open it again, fresh process", Median("again", directory), floor, "as above");
    }

    public static int Measure(string how, string path)
    {
        var watch = Stopwatch.StartNew();
        if (how == "raw")
        {
            using var raw = new RawSqlite(path);
            Console.WriteLine(watch.Elapsed.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            var store = SqliteStorage.Open(new() { Path = path });
            Console.WriteLine(watch.Elapsed.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
            store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        return 0;
    }

    private static double Median(string how, string directory) =>
        Enumerable.Range(0, Rounds).Select(i => Once(how, Path.Combine(directory, how == "again" ? "keles-0.db" : $"{how}-{i}.db"))).Order().ElementAt(Rounds / 2);

    private static double Once(string how, string path)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["open", how, path]) { RedirectStandardOutput = true })!;
        var line = process.StandardOutput.ReadLine();
        process.WaitForExit();
        return double.Parse(line!, CultureInfo.InvariantCulture);
    }
}
