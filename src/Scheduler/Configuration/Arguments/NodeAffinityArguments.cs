namespace Keles.Scheduler;

/// <summary>Node affinity that every pod of the profile has beside its own.</summary>
internal sealed record NodeAffinityArguments(NodeAffinity? AddedAffinity = null);
