using Microsoft.Extensions.Logging;

namespace Keles.Background;

/// <summary>
/// Does one round again and again: at its interval, at once when <see cref="Wake"/> is called, and later after a transient
/// failure. Ends only with its token; any other error leaves <see cref="RunAsync"/> and ends the host that runs it.
/// </summary>
public sealed partial class Loop(LoopOptions options, Func<CancellationToken, Task> round, Surroundings around, ILogger log)
{
    private readonly Signal wake = new();

    public string Name => options.Name;

    /// <summary>Asks for a round now; also ends a wait after a failure.</summary>
    public void Wake() => wake.Set();

    public async Task RunAsync(CancellationToken cancel)
    {
        var failures = 0;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                await round(cancel);
                failures = 0;
            }
            catch (Exception error) when (options.IsTransient(error))
            {
                // A connection that breaks because we are stopping is part of the stop, not a failure.
                cancel.ThrowIfCancellationRequested();
                failures++;
                RoundFailed(log, options.Name, failures, error.Message);
            }

            await wake.WaitAsync(NextWait(failures), around.Time, cancel);
        }
    }

    private TimeSpan NextWait(int failures) => failures == 0
        ? around.Random.Jitter(options.Interval, options.Jitter)
        : options.Backoff.After(failures, around.Random);
}
