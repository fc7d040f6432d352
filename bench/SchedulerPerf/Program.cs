using Keles.SchedulerPerf.Bench;

// dotnet run -c Release --project bench/SchedulerPerf [WORKLOAD…]: all of them, or those whose names begin so. Memory, alone: what nodes and pods cost.
if (args is [Growth.Name])
{
    await Growth.RunAsync();
    return 0;
}

var chosen = Workloads.All.Where(w => args.Length == 0 || args.Any(a => w.Name.StartsWith(a, StringComparison.OrdinalIgnoreCase))).ToList();
if (chosen.Count == 0)
{
    Console.Error.WriteLine($"no such workload; there are {string.Join(", ", Workloads.All.Select(static w => w.Name))}, and {Growth.Name} for what nodes and pods cost");
    return 2;
}

if (chosen.Count == 1)
{
    await Measurement.RunAsync(chosen[0]);
    return 0;
}

// A process each: what one leaves in memory is not another's.
Measurement.Head();
foreach (var workload in chosen) await OwnProcess.RunAsync(workload.Name);
return 0;
