using System.Collections.Concurrent;

namespace Keles.Controllers.DaemonSets;

/// <summary>How long a daemon that failed on a node is left as it is before it is started anew: ever longer while it fails again, up to a quarter of an hour.</summary>
/// <remarks>Safe from any thread. Forgotten after twice the longest wait without a failure, and with the process.</remarks>
internal sealed class FailedDaemons
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<(string Set, long Generation, string Node), (TimeSpan Wait, TimeSpan Since)> failures = new();

    /// <summary>Null when the pod may go now, which is noted; else the time still to wait.</summary>
    public TimeSpan? MayGo(string set, long generation, string node, TimeSpan now)
    {
        var key = (set, generation, node);
        if (failures.TryGetValue(key, out var last) && now - last.Since < last.Wait) return last.Wait - (now - last.Since);
        var wait = last.Wait == TimeSpan.Zero || now - last.Since > Longest * 2 ? First : last.Wait * 2;
        failures[key] = (wait < Longest ? wait : Longest, now);
        return null;
    }

    /// <summary>Forgets what is long over.</summary>
    public void Tidy(TimeSpan now)
    {
        foreach (var (key, last) in failures) if (now - last.Since > Longest * 2) failures.TryRemove(key, out _);
    }
}
