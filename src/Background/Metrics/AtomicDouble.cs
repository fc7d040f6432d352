namespace Keles.Background;

internal static class AtomicDouble
{
    /// <summary>Adds without a lock: tried again when another thread was faster.</summary>
    public static void Add(ref double value, double change)
    {
        var seen = Volatile.Read(ref value);
        while (true)
        {
            var before = Interlocked.CompareExchange(ref value, seen + change, seen);
            if (before.Equals(seen)) return;
            seen = before;
        }
    }
}
