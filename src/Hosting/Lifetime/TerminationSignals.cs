using System.Runtime.InteropServices;

namespace Keles.Hosting;

/// <summary>SIGTERM and SIGINT as tokens: one for the first, one for any further.</summary>
public sealed class TerminationSignals : IDisposable
{
    private readonly CancellationTokenSource first = new();
    private readonly CancellationTokenSource second = new();
    private readonly PosixSignalRegistration[] registrations;
    private int seen;

    public TerminationSignals() => registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
    ];

    public CancellationToken First => first.Token;

    public CancellationToken Second => second.Token;

    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }

        first.Dispose();
        second.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        // Otherwise the runtime ends the process right here.
        context.Cancel = true;
        (Interlocked.Increment(ref seen) == 1 ? first : second).Cancel();
    }
}
