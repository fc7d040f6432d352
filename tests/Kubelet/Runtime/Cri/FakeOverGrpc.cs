using Keles.Grpc;
using Keles.Kubelet.Runtime.Cri;
using Keles.Kubelet.Tests.Fakes.Cri;

namespace Keles.Kubelet.Tests.Runtime.Cri;

/// <summary>The fake behind a real gRPC server and client, for one test.</summary>
internal sealed class FakeOverGrpc : IAsyncDisposable
{
    private readonly string _socket = Path.Combine(Path.GetTempPath(), $"keles-cri-{Guid.NewGuid():N}.sock");
    private GrpcListener? _listener;
    private CriClient? _client;

    public async ValueTask<CriSubject> StartAsync()
    {
        var fake = new FakeCri(TimeProvider.System).WithImage(Containerd.TestImages.Busybox);
        _listener = await GrpcListener.StartAsync(_socket, FakeCriServer.Serve(fake.Runtime, fake.Images, TimeProvider.System), TestContext.Current.CancellationToken);
        _client = new CriClient(_socket, TimeProvider.System);
        return CriSubjects.FakeOver(_client, fake);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_listener is not null)
        {
            await _listener.DisposeAsync();
        }
        File.Delete(_socket);
    }
}
