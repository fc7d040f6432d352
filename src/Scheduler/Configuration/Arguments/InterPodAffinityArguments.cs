namespace Keles.Scheduler;

/// <summary>How wishes of pods about each other are scored.</summary>
/// <param name="HardPodAffinityWeight">What another pod's firm wish to be near counts for those it wants near.</param>
/// <param name="IgnorePreferredTermsOfExistingPods">Wishes of pods that are there count only for pods that have such wishes, too.</param>
internal sealed record InterPodAffinityArguments(int HardPodAffinityWeight = 1, bool IgnorePreferredTermsOfExistingPods = false);
