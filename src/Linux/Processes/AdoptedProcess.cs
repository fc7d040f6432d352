namespace Keles.Linux;

/// <summary>A process that is not our child (an earlier run of ours started it): its end is seen, its exit code is not.</summary>
internal sealed class AdoptedProcess : IRunningProcess
{
    private const int WaiterStack = 128 * 1024;

    /// <summary>How soon the waiting thread notices that nobody is interested any more.</summary>
    private const int LookMilliseconds = 1000;

    private readonly TaskCompletionSource<int?> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ProcessPin _pin;
    private volatile bool _disposed;

    public AdoptedProcess(ProcessIdentity identity, ProcessPin pin)
    {
        (Identity, _pin) = (identity, pin);
        new Thread(WaitForEnd, WaiterStack) { IsBackground = true, Name = $"adopted {identity.Id}" }.Start();
    }

    public ProcessIdentity Identity { get; }

    public Task<int?> Exited => _exited.Task;

    public bool Signal(Signal signal) => Identity.TrySignal(signal);

    public void Dispose() => _disposed = true;

    private void WaitForEnd()
    {
        using (_pin)
        {
            while (!_disposed)
            {
                if (_pin.HasEnded(LookMilliseconds))
                {
                    _exited.SetResult(null);
                    return;
                }
            }
        }
        _exited.TrySetCanceled();
    }
}
