using System.Diagnostics;

namespace Keles.Storage.Bench;

/// <summary>What is written and for how long: bounded whatever the disk.</summary>
internal static class Sizes
{
    public static readonly TimeSpan Each = TimeSpan.FromSeconds(2);

    /// <summary>About one small pod.</summary>
    public static readonly byte[] Value = Enumerable.Range(0, 1500).Select(i => (byte)i).ToArray();

    public static string Key(long i) => $"/registry/pods/default/pod-{i:00000000}";

    /// <summary>Calls per second of a piece of work, repeated for two seconds.</summary>
    public static double Rate(Func<int> work)
    {
        work();
        var done = 0L;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Each)
        {
            done += work();
        }

        return done / watch.Elapsed.TotalSeconds;
    }
}
