using Keles.Machinery;

namespace Keles.Controllers.Disruption;

/// <summary>An eviction that a budget's status tells of.</summary>
/// <param name="At">The time that is written there.</param>
/// <param name="Age">For how long it is known here.</param>
/// <param name="PodWasSeen">The pod was in the cache some time since: when it is there no more, it has gone.</param>
internal readonly record struct KnownEviction(Time At, TimeSpan Age, bool PodWasSeen);
