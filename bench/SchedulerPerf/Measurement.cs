using System.Diagnostics;
using System.Globalization;

namespace Keles.SchedulerPerf.Bench;

/// <summary>Runs one workload and prints its line.</summary>
internal static class Measurement
{
    public static void Head() => Console.WriteLine("| workload | nodes | pods before | pods measured | pods/s | goal | memory at the end | processor time for a pod |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");

    public static async Task RunAsync(Workload workload)
    {
        using var stop = new CancellationTokenSource();
        await using var plant = await Plant.StartAsync();
        var cluster = new Cluster(plant.Client);
        await cluster.FurnishAsync();
        foreach (var nodes in workload.Nodes) await cluster.CreateAsync(nodes);
        if (workload.ByDeployment) plant.StartControllers();
        else plant.StartScheduler();
        foreach (var pods in workload.Before)
        {
            var before = await BoundPods.BeginAsync(plant.Client, pods.Namespace, stop.Token);
            await cluster.CreateAsync(pods);
            await before.BoundAsync(pods.Count);
        }

        var measured = await BoundPods.BeginAsync(plant.Client, workload.Measured.Namespace, stop.Token);
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var begun = Stopwatch.GetTimestamp();
        var churn = workload.Churn is { } other ? ChurnAsync(cluster, other, workload.ChurnInterval, stop.Token) : Task.CompletedTask;
        if (workload.ByDeployment) await cluster.CreateDeploymentAsync(workload.Measured);
        else await cluster.CreateAsync(workload.Measured);
        await (workload.ByDeployment ? measured.ExistAsync(workload.Measured.Count) : measured.BoundAsync(workload.Measured.Count));
        var took = Stopwatch.GetElapsedTime(begun);
        process.Refresh();
        var (memory, each) = (process.WorkingSet64 / 1024 / 1024, (process.TotalProcessorTime - cpu).TotalMicroseconds / workload.Measured.Count);
        await stop.CancelAsync();
        await churn;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {workload.Name} | {workload.Nodes.Sum(static n => n.Count):N0} | {workload.Before.Sum(static p => p.Count):N0} | {workload.Measured.Count:N0} | {workload.Measured.Count / took.TotalSeconds:N0} | {workload.Goal:N0} | {memory:N0} MiB | {each:N0} µs |"));
    }

    private static async Task ChurnAsync(Cluster cluster, Pods pods, TimeSpan interval, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(interval, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stop)) await cluster.CreateAsync(pods, 1);
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }
}
