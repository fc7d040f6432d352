namespace Keles.Background;

/// <summary>One count. Safe from any thread.</summary>
public sealed class CounterSeries
{
    private long value;

    public long Value => Interlocked.Read(ref value);

    public void Increment() => Interlocked.Increment(ref value);

    public void Add(long more) => Interlocked.Add(ref value, more);
}
