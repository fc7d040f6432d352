using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;
using Keles.Network.Hosting;
using Microsoft.Extensions.Logging;

namespace Keles.Network.Dns.Slices;

/// <summary>Lists this node's DNS server as an endpoint of the DNS service, and puts that right when somebody changed it.</summary>
internal sealed partial class DnsListing
{
    private readonly NetworkOptions _options;
    private readonly IApiClient _api;
    private readonly ClusterObjects _objects;
    private readonly Surroundings _around;
    private readonly ILogger _log;
    private readonly Loop _loop;
    private volatile bool _isUp;

    public DnsListing(NetworkOptions options, IApiClient api, ClusterObjects objects, Surroundings around, ILogger log)
    {
        (_options, _api, _objects, _around, _log) = (options, api, objects, around, log);
        var pace = new LoopOptions("dns listing", NetworkLimits.DnsListingCheck) { IsTransient = static e => e is ApiException or TimeoutException };
        _loop = new Loop(pace, RoundAsync, around, log);
    }

    /// <summary>Whether the server answers.</summary>
    public void Say(bool isUp)
    {
        _isUp = isUp;
        _loop.Wake();
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        _objects.Slices.OnChange(change =>
        {
            if ((change.After ?? change.Before)!.Metadata.Labels.Get("endpointslice.kubernetes.io/managed-by") == DnsSlice.Manager)
            {
                _loop.Wake();
            }
        });
        // The node registers itself in its own time, and as another user.
        _objects.Nodes.OnChange(change =>
        {
            if (change.After?.Metadata.Name == _options.NodeName && change.Before?.Metadata.Uid != change.After.Metadata.Uid)
            {
                _loop.Wake();
            }
        });
        await _objects.SyncedAsync(cancel);
        try
        {
            await _loop.RunAsync(cancel);
        }
        finally
        {
            await FarewellAsync();
        }
    }

    private Task RoundAsync(CancellationToken cancel) => SyncAsync(isLast: false, cancel);

    private async Task SyncAsync(bool isLast, CancellationToken cancel)
    {
        if (_objects.Nodes.Get("", _options.NodeName) is not { } node)
        {
            return;
        }
        foreach (var address in _options.NodeAddresses.AsEnumerable())
        {
            var wanted = DnsSlice.Of(_options, node, address, _isUp);
            if (_objects.Slices.Get(ObjectKey.Of(wanted)) is not { } present)
            {
                if (!_isUp)
                {
                    continue;
                }
                await WriteAsync(() => _api.CreateAsync(wanted, null, cancel), isLast, cancel);
            }
            else if (!DnsSlice.IsSame(present, wanted))
            {
                await WriteAsync(() => _api.UpdateAsync(wanted with { Metadata = wanted.Metadata with { ResourceVersion = present.Metadata.ResourceVersion } }, cancel), isLast, cancel);
            }
        }
    }

    private async Task WriteAsync(Func<Task<EndpointSlice>> write, bool isLast, CancellationToken cancel)
    {
        var written = await write();
        Listed(_log, written.Metadata.Name, _isUp);
        if (!isLast)
        {
            // The next look is at the cache. At the end there is none, and the cache has stopped.
            await _objects.Slices.WaitForAsync(written.Metadata.ResourceVersion, cancel);
        }
    }

    /// <summary>The server is about to end: nobody should be sent to it. Whoever cannot be told finds out.</summary>
    private async Task FarewellAsync()
    {
        _isUp = false;
        using var limit = new CancellationTokenSource(NetworkLimits.Farewell, _around.Time);
        try
        {
            await SyncAsync(isLast: true, limit.Token);
        }
        catch (Exception problem) when (problem is ApiException or OperationCanceledException or TimeoutException)
        {
            NotTold(_log, problem.Message);
        }
    }

    [LoggerMessage(6050, LogLevel.Information, "DNS of this node is listed in {Slice}: ready is {Ready}")]
    private static partial void Listed(ILogger log, string slice, bool ready);

    [LoggerMessage(6051, LogLevel.Information, "The cluster could not be told that DNS of this node is down: {Problem}")]
    private static partial void NotTold(ILogger log, string problem);
}
