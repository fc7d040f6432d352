namespace Keles.Scheduler;

/// <summary>A device chosen for a request.</summary>
/// <param name="Consumed">What the request takes of a device that is shared.</param>
internal sealed record DevicePick(RequestPlan Request, PoolDevice Device, OrderedMap<Quantity> Consumed);
