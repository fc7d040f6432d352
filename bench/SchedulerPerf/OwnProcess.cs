using System.Diagnostics;

namespace Keles.SchedulerPerf.Bench;

/// <summary>Runs one workload in a process of its own and hands its lines on.</summary>
internal static class OwnProcess
{
    public static async Task RunAsync(string workload)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [workload]))!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{workload} ended with {process.ExitCode}");
    }
}
