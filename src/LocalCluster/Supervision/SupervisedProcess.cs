using Keles.Background;
using Keles.Linux;
using Microsoft.Extensions.Logging;

namespace Keles.LocalCluster;

/// <summary>
/// Keeps a program running: starts it, and when it ends starts it again, sooner or later by how long it lasted. Stopping the
/// supervision leaves the program as it is.
/// </summary>
internal sealed partial class SupervisedProcess(string name, Func<IRunningProcess> start, TimeProvider time, ILogger log)
{
    private static readonly Backoff Wait = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10));

    /// <summary>One that ran this long is taken for healthy: the next failure counts as the first.</summary>
    private static readonly TimeSpan Healthy = TimeSpan.FromSeconds(30);

    private volatile IRunningProcess? _current;

    /// <summary>Null between its end and its next start.</summary>
    public IRunningProcess? Current => _current;

    /// <summary>Called with the new process after each start, and with null after each end.</summary>
    public Action<IRunningProcess?> Changed { get; init; } = _ => { };

    /// <summary>Starts the program, or takes up one that is running already.</summary>
    public void Begin(IRunningProcess? running = null) => Set(running ?? start());

    /// <summary>Returns when the program can no longer be started because its node is gone.</summary>
    /// <exception cref="OperationCanceledException">Always when cancelled, whatever it was about.</exception>
    public async Task SuperviseAsync(CancellationToken cancel)
    {
        var failures = 0;
        while (true)
        {
            var begun = time.GetTimestamp();
            if (_current is { } process)
            {
                var code = await process.Exited.WaitAsync(cancel);
                Ended(log, name, process.Identity.Id, code);
                Set(null);
            }
            failures = time.GetElapsedTime(begun) > Healthy ? 1 : failures + 1;
            await Task.Delay(Wait.After(failures), time, cancel);
            try
            {
                Set(start());
            }
            catch (LinuxException gone) when (gone.Errno == Errno.NoProcess)
            {
                return;
            }
            catch (IOException problem)
            {
                CannotStart(log, problem, name);
            }
        }
    }

    private void Set(IRunningProcess? process)
    {
        _current?.Dispose();
        _current = process;
        Changed(process);
    }

    [LoggerMessage(1, LogLevel.Warning, "{Name} (process {Id}) ended with exit code {Code}")]
    private static partial void Ended(ILogger log, string name, int id, int? code);

    [LoggerMessage(2, LogLevel.Error, "{Name} cannot be started")]
    private static partial void CannotStart(ILogger log, Exception problem, string name);
}
