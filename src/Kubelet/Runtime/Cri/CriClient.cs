using Keles.Grpc;
using Keles.Kubelet.Runtime.Cri.Client;

namespace Keles.Kubelet.Runtime.Cri;

/// <summary>Both services of the container runtime that listens on a socket; connects when first called and again when the runtime came back.</summary>
internal sealed class CriClient : IDisposable
{
    private readonly GrpcChannel _channel;

    public CriClient(string socketPath, TimeProvider time)
    {
        _channel = new GrpcChannel(GrpcTarget.Unix(socketPath), time);
        Runtime = new CriRuntimeClient(_channel);
        Images = new CriImageClient(_channel);
    }

    public ICriRuntime Runtime { get; }

    public ICriImages Images { get; }

    public void Dispose() => _channel.Dispose();
}
