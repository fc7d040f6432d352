using Keles.Kubelet.Tests.Runtime.Cri.Containerd;

namespace Keles.Kubelet.Tests.Runtime.Cri;

public sealed class FakeCriSandboxes : CriSandboxContract
{
    private protected override ValueTask<CriSubject> MakeAsync() => ValueTask.FromResult(CriSubjects.Fake());
}

public sealed class FakeOverGrpcCriSandboxes : CriSandboxContract
{
    private readonly FakeOverGrpc _server = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected override ValueTask<CriSubject> MakeAsync() => _server.StartAsync();
}

public sealed class ContainerdCriSandboxes(ContainerdFixture containerd) : CriSandboxContract
{
    private protected override async ValueTask<CriSubject> MakeAsync() => await CriSubjects.ContainerdAsync(containerd);
}
