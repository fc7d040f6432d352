using System.Diagnostics;
using System.Globalization;

namespace Keles.SchedulerPerf.Bench;

/// <summary>What a node and what a pod costs in memory, each measured at two numbers: a straight line is the sum of nothing hidden.</summary>
internal static class Growth
{
    public const string Name = "Memory";
    private const int First = 7_500, Second = 7_501, Pods = 30_000;

    /// <summary>Longer than the store's cache keeps its history, which holds what was written lately a second time.</summary>
    private static readonly TimeSpan Forgetting = TimeSpan.FromSeconds(90);

    public static async Task RunAsync()
    {
        using var stop = new CancellationTokenSource();
        await using var plant = await Plant.StartAsync();
        var cluster = new Cluster(plant.Client);
        await cluster.FurnishAsync();
        plant.StartScheduler();
        Console.WriteLine("| there are | objects alive | each of the last | memory of the process |\n| --- | ---: | ---: | ---: |");
        var before = await LineAsync("nothing", 0, 0);
        // Nodes are named by how many are made at once: two equal numbers would be the same nodes.
        await cluster.CreateAsync(new Nodes(First));
        before = await LineAsync($"{First:N0} nodes", before, First);
        await cluster.CreateAsync(new Nodes(Second));
        before = await LineAsync($"{First + Second:N0} nodes", before, Second);

        var bound = await BoundPods.BeginAsync(plant.Client, "sched-0", stop.Token);
        for (var half = 1; half <= 2; half++)
        {
            await cluster.CreateAsync(new Pods(Pods / 2, "sched-0", Templates.Default));
            await bound.BoundAsync(half * Pods / 2);
            before = await LineAsync($"{First + Second:N0} nodes, {half * Pods / 2:N0} pods on them", before, Pods / 2);
        }

        await stop.CancelAsync();
    }

    /// <summary>Prints a line; gives the bytes of the objects alive.</summary>
    private static async Task<long> LineAsync(string there, long before, int added)
    {
        await Task.Delay(Forgetting, TimeProvider.System);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var alive = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        var each = added == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{(alive - before) / 1000.0 / added:0.0} kB");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {there} | {alive / 1e6:N0} MB | {each} | {process.WorkingSet64 / 1024 / 1024:N0} MiB |"));
        return alive;
    }
}
