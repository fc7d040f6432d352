namespace Keles.Kubelet.Probes;

/// <summary>What one attempt of a probe found.</summary>
/// <param name="Success">It got what it wants.</param>
/// <param name="Output">In words, for the event.</param>
/// <param name="Errored">The attempt itself failed, which is no failure of the container but not its success either.</param>
internal sealed record ProbeAnswer(bool Success, string Output, bool Errored = false)
{
    /// <summary>It succeeded, but there is something to tell.</summary>
    public bool Warning { get; init; }
}
