using System.Collections.Concurrent;

namespace Keles.Scheduler;

/// <summary>The pods for which others are being told to go. Tried before all of those are told, a pod would take the rest for hindrances and make still others go.</summary>
internal sealed class PreemptionsUnderWay
{
    private readonly ConcurrentDictionary<string, bool> pods = new(StringComparer.Ordinal);

    public void Begin(string uid) => pods[uid] = true;

    public void End(string uid) => pods.TryRemove(uid, out _);

    public bool Contains(string uid) => pods.ContainsKey(uid);
}
