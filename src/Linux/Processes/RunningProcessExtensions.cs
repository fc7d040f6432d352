namespace Keles.Linux;

/// <summary>Ending a process politely, then firmly.</summary>
public static class RunningProcessExtensions
{
    /// <summary>Asks the process to end, waits for at most the grace period, then kills it and waits for the kernel to say so.</summary>
    public static async Task<int?> StopAsync(this IRunningProcess process, TimeSpan grace, TimeProvider time, CancellationToken cancel)
    {
        if (grace > TimeSpan.Zero && process.Signal(Signal.Terminate))
        {
            try
            {
                return await process.Exited.WaitAsync(grace, time, cancel);
            }
            catch (TimeoutException)
            {
                // It had its chance.
            }
        }
        process.Signal(Signal.Kill);
        return await process.Exited.WaitAsync(cancel);
    }
}
