namespace Keles.Linux;

/// <summary>A pidfd: names one process for as long as it is open, even after the process number was given to another.</summary>
internal sealed class ProcessPin : IDisposable
{
    private ProcessPin(int descriptor) => Descriptor = descriptor;

    public int Descriptor { get; private set; }

    /// <summary>Null when that process has ended.</summary>
    public static ProcessPin? TryOpen(ProcessIdentity process)
    {
        var descriptor = NativeProcess.OpenPidFd(process.Id);
        if (descriptor < 0)
        {
            return null;
        }
        var pin = new ProcessPin(descriptor);
        if (process.IsAlive)
        {
            return pin;
        }
        pin.Dispose();
        return null;
    }

    public bool TrySignal(Signal signal) => NativeProcess.SendSignal(Descriptor, (int)signal) == 0;

    /// <summary>True when the process has ended within the given time (-1: wait for it).</summary>
    public unsafe bool HasEnded(int milliseconds)
    {
        var poll = new NativeProcess.PollDescriptor { Descriptor = Descriptor, Events = NativeProcess.PollIn };
        return NativeProcess.Poll(&poll, 1, milliseconds) > 0;
    }

    public void Dispose()
    {
        if (Descriptor >= 0)
        {
            _ = NativeFile.Close(Descriptor);
            Descriptor = -1;
        }
    }
}
