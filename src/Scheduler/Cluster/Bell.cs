namespace Keles.Scheduler;

/// <summary>Tells all who listen that something has changed, not what; each looks for itself.</summary>
/// <remarks>Safe from any thread; <c>gate</c> protects the list, signals are set outside it.</remarks>
internal sealed class Bell
{
    private readonly Lock gate = new();
    private Items<Signal> listeners = [];

    public void Ring()
    {
        Items<Signal> now;
        lock (gate) now = listeners;
        foreach (var listener in now) listener.Set();
    }

    public IDisposable Listen(Signal signal)
    {
        lock (gate) listeners = listeners.Add(signal);
        return new Listening(this, signal);
    }

    private sealed class Listening(Bell bell, Signal signal) : IDisposable
    {
        public void Dispose()
        {
            lock (bell.gate) bell.listeners = bell.listeners.Where(s => s != signal);
        }
    }
}
