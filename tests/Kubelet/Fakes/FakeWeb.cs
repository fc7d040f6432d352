using Keles.Kubelet.Probes;
using Keles.Kubelet.Probes.Network;

namespace Keles.Kubelet.Tests.Fakes;

/// <summary>Pages that hooks and probes ask for.</summary>
internal sealed class FakeWeb : IHttpProber
{
    public List<Uri> Asked { get; } = [];

    public Func<Uri, ProbeAnswer> Answer { get; set; } = static _ => new ProbeAnswer(true, "");

    public Task<ProbeAnswer> GetAsync(HttpTarget target, TimeSpan limit, CancellationToken cancel)
    {
        Asked.Add(target.Address);
        return Task.FromResult(Answer(target.Address));
    }
}
