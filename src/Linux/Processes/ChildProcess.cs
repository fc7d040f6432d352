using System.Runtime.InteropServices;

namespace Keles.Linux;

/// <summary>
/// A child of ours. One thread waits for its end. The lock orders signals and reaping: while the number is not reaped it
/// cannot be given to another process, so a signal sent under the lock can only reach this child.
/// </summary>
internal sealed class ChildProcess : IRunningProcess
{
    private const int WaiterStack = 128 * 1024;

    private readonly Lock _gate = new();
    private readonly TaskCompletionSource<int?> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _id;
    private bool _reaped;

    private ChildProcess(int id, ProcessIdentity identity) => (_id, Identity) = (id, identity);

    public ProcessIdentity Identity { get; }

    public Task<int?> Exited => _exited.Task;

    public static ChildProcess Watch(int id)
    {
        // A child that ended at once is still there as a zombie: its status can be read until it is reaped.
        var started = ProcessStatus.Read(id)?.StartTime ?? 0;
        var child = new ChildProcess(id, new(id, started));
        new Thread(child.WaitForEnd, WaiterStack) { IsBackground = true, Name = $"child {id}" }.Start();
        return child;
    }

    public bool Signal(Signal signal) => Send(_id, signal);

    /// <summary>To the whole process group that the child leads.</summary>
    public bool SignalGroup(Signal signal) => Send(-_id, signal);

    /// <summary>The child itself is left running, and the waiter with it: a zombie must be reaped by somebody.</summary>
    public void Dispose() { }

    private bool Send(int target, Signal signal)
    {
        lock (_gate)
        {
            return !_reaped && NativeProcess.Kill(target, (int)signal) == 0;
        }
    }

    private void WaitForEnd()
    {
        var seen = Wait(NativeProcess.WaitExited | NativeProcess.WaitNoReap, out var record);
        lock (_gate)
        {
            _reaped = true;
            if (seen)
            {
                Wait(NativeProcess.WaitExited, out _);
            }
        }
        const int EndedByItself = 1; // CLD_EXITED; otherwise Status is the signal that ended it.
        _exited.SetResult(!seen ? null : record.Code == EndedByItself ? record.Status : 128 + record.Status);
    }

    /// <summary>False when it is not ours to wait for (an ignored SIGCHLD that we inherited makes the kernel reap).</summary>
    private unsafe bool Wait(int options, out NativeProcess.ExitRecord record)
    {
        NativeProcess.ExitRecord filled = default;
        int result;
        do
        {
            result = NativeProcess.WaitId(NativeProcess.ByPid, _id, &filled, options);
        }
        while (result < 0 && Marshal.GetLastPInvokeError() == (int)Errno.Interrupted);
        record = filled;
        return result == 0;
    }
}
