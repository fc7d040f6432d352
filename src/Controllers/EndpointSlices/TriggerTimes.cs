using System.Collections.Concurrent;
using System.Globalization;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.EndpointSlices;

/// <summary>When that happened which makes endpoints change, so that readers can measure how long a change takes to reach them.</summary>
/// <remarks>Safe from any thread; a service is worked on by one at a time.</remarks>
internal sealed class TriggerTimes
{
    private readonly ConcurrentDictionary<ObjectKey, State> services = new();

    public void Forget(ObjectKey service) => services.TryRemove(service, out _);

    /// <summary>The earliest of the moments that are new since the last call: the creation of the service, changes of readiness of its pods; null when none is.</summary>
    public string? Next(Service service, IReadOnlyList<Pod> pods)
    {
        var key = ObjectKey.Of(service);
        var before = services.GetValueOrDefault(key);
        var ready = pods.ToDictionary(static p => p.Metadata.Name, ReadySince, StringComparer.Ordinal);
        var created = service.Metadata.CreationTimestamp.ToDateTimeOffset();
        services[key] = new(created, ready);
        var changed = ready.Where(r => r.Value is not null && !(before?.Ready.GetValueOrDefault(r.Key) >= r.Value)).Select(static r => r.Value!.Value);
        if (before is null || created > before.Created) changed = changed.Append(created);
        return changed.Select(static t => (DateTimeOffset?)t).Min() is { } first ? first.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture) : null;
    }

    private static DateTimeOffset? ReadySince(Pod pod) =>
        PodConditions.Find(pod.Status, PodConditions.Ready) is { LastTransitionTime.IsZero: false } c ? c.LastTransitionTime.ToDateTimeOffset() : null;

    private sealed record State(DateTimeOffset Created, IReadOnlyDictionary<string, DateTimeOffset?> Ready);
}
