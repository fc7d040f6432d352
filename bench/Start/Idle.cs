using System.Diagnostics;

namespace Keles.StartTime.Bench;

/// <summary>What a control plane needs that nobody asks anything: CPU as a share of one core, and resident memory.</summary>
internal sealed record Idle(double Cpu, long MemoryMiB)
{
    public static readonly TimeSpan Span = TimeSpan.FromSeconds(60);

    /// <summary>What is compiled and collected after the start belongs to the start.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(20);

    public static async Task<Idle> MeasureAsync(string program, TemporaryHome home)
    {
        var (_, process) = await Started.BeginAsync(program, home, ["server", "--no-agent", "--port", Started.PortText]);
        using (process)
        {
            await Task.Delay(Settle, TimeProvider.System);
            process.Refresh();
            var (before, begun) = (process.TotalProcessorTime, Stopwatch.GetTimestamp());
            await Task.Delay(Span, TimeProvider.System);
            process.Refresh();
            var idle = new Idle((process.TotalProcessorTime - before) / Stopwatch.GetElapsedTime(begun), process.WorkingSet64 / 1024 / 1024);
            await Started.EndAsync(process);
            return idle;
        }
    }
}
