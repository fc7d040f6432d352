namespace Keles.Background;

/// <summary>The right to run, from <see cref="WorkGate.EnterAsync"/>; dispose it once.</summary>
public sealed class WorkPass : IDisposable
{
    private WorkGate? gate;

    internal WorkPass(WorkGate gate) => this.gate = gate;

    public void Dispose() => Interlocked.Exchange(ref gate, null)?.Leave();
}
