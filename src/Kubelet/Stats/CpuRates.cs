namespace Keles.Kubelet.Stats;

/// <summary>Makes rates of CPU time from one look to the next. Safe from any thread.</summary>
internal sealed class CpuRates
{
    private static readonly TimeSpan Forget = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (CpuSample Before, CpuSample Last)> _samples = new(StringComparer.Ordinal);

    /// <summary>Nanoseconds per second; null at the first look.</summary>
    public ulong? Rate(string id, CpuSample now)
    {
        lock (_gate)
        {
            var known = _samples.TryGetValue(id, out var samples);
            if (!known || now.At > samples.Last.At)
            {
                _samples[id] = samples = known && now.Nanoseconds >= samples.Last.Nanoseconds ? (samples.Last, now) : (now, now);
            }
            foreach (var old in _samples.Where(s => now.At - s.Value.Last.At > Forget).Select(s => s.Key).ToArray())
            {
                _samples.Remove(old);
            }
            var seconds = (samples.Last.At - samples.Before.At).TotalSeconds;
            return seconds > 0 ? (ulong)((samples.Last.Nanoseconds - samples.Before.Nanoseconds) / seconds) : null;
        }
    }
}
