namespace Keles.Background;

/// <summary>One value that goes up and down. Safe from any thread.</summary>
public sealed class GaugeSeries
{
    private double value;

    public double Value => Volatile.Read(ref value);

    public void Set(double to) => Volatile.Write(ref value, to);

    public void Add(double change) => AtomicDouble.Add(ref value, change);
}
