using Keles.Kubelet.Probes;

namespace Keles.Kubelet.Tests.Fakes;

/// <summary>Answers probes as a test wants; all succeed until told otherwise.</summary>
internal sealed class FakeProbeRunner(TimeProvider time) : IProbeRunner
{
    public List<(DateTimeOffset At, string Container, ProbeKind Kind)> Made { get; } = [];

    public List<string> Addresses { get; } = [];

    public Func<ProbeTarget, ProbeAnswer> Answer { get; set; } = static _ => new ProbeAnswer(true, "");

    public Task<ProbeAnswer> RunAsync(ProbeTarget target, string podIp, CancellationToken cancel)
    {
        Addresses.Add(podIp);
        Made.Add((time.GetUtcNow(), target.Container.Name, target.Kind));
        return Task.FromResult(Answer(target));
    }
}
