namespace Keles.Scheduler;

/// <summary>How many nodes preemption looks for: enough to choose from, few enough to be quick in a large cluster.</summary>
/// <param name="CandidatesPercent">Of the nodes that come into question.</param>
internal sealed record PreemptionArguments(int CandidatesPercent = 10, int FewestCandidates = 100);
