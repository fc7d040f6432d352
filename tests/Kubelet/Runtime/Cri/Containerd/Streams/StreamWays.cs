using System.Net;
using System.Net.Sockets;
using Keles.Linux;
using Keles.Streaming.PortForward;
using Keles.Streaming.Relays;
using Keles.Streaming.RemoteCommand;
using Keles.Streaming.Upgrade;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Keles.Kubelet.Tests.Runtime.Cri.Containerd.Streams;

/// <summary>The ways to a containerd's streaming server: dialled in its network namespace, or through a proxy as a kubelet is one.</summary>
internal sealed class StreamWays : IAsyncDisposable
{
    private readonly HttpMessageInvoker _inside;
    private readonly HttpMessageInvoker _here = new(new SocketsHttpHandler { UseProxy = false });
    private WebApplication? _proxy;

    public StreamWays(ContainerdProcess containerd)
    {
        var network = new NetworkNamespace(NamespaceSet.Network($"/proc/{containerd.NamespacePid}/ns/net"));
        _inside = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (context, cancel) =>
                new NetworkStream(await network.ConnectAsync(new IPEndPoint(IPAddress.Parse(context.DnsEndPoint.Host), context.DnsEndPoint.Port), cancel), ownsSocket: true),
        });
    }

    public UpgradeTarget Direct(Uri address) => new(_inside, address);

    public Task<UpgradeTarget> Proxied(Uri address, RemoteCommandRequest request) =>
        Serve(http => new RemoteCommandProxy(TimeProvider.System).RunAsync(http, request, Direct(address), CancellationToken.None));

    public Task<UpgradeTarget> PortForwardProxied(Uri address) =>
        Serve(http => new PortForwardProxy(TimeProvider.System).RunAsync(http, Direct(address), CancellationToken.None));

    public async ValueTask DisposeAsync()
    {
        _inside.Dispose();
        _here.Dispose();
        if (_proxy is not null)
        {
            await _proxy.StopAsync(new CancellationToken(canceled: true));
            await _proxy.DisposeAsync();
        }
    }

    private async Task<UpgradeTarget> Serve(Microsoft.AspNetCore.Http.RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _proxy = builder.Build();
        _proxy.Run(answer);
        await _proxy.StartAsync(TestContext.Current.CancellationToken);
        var address = _proxy.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new UpgradeTarget(_here, new Uri(address));
    }
}
