namespace Keles.Scheduler;

/// <summary>What has changed, as far as pods that wait for it care.</summary>
/// <param name="Before">Null for a new object.</param>
/// <param name="After">Null for one that is gone.</param>
internal sealed record ClusterEvent(EventSource Source, EventAction Action, IApiObject? Before = null, IApiObject? After = null);
