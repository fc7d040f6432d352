using Keles.Background;
using Keles.Network.Dns.Serving;
using Keles.Network.Hosting;
using Microsoft.Extensions.Logging;

namespace Keles.Network.Dns.Zones;

/// <summary>Keeps the zone in step with the API: a new snapshot after changes, swapped whole.</summary>
internal sealed class ZoneFollower
{
    private readonly NetworkOptions _options;
    private readonly ClusterObjects _objects;
    private readonly Surroundings _around;
    private readonly Loop _loop;
    private volatile Snapshot? _snapshot;

    public ZoneFollower(NetworkOptions options, ClusterObjects objects, Surroundings around, ILogger log)
    {
        (_options, _objects, _around) = (options, objects, around);
        // The interval is for nothing but to be one: every change wakes the loop.
        _loop = new Loop(new LoopOptions("dns zone", TimeSpan.FromHours(1)), RoundAsync, around, log);
    }

    /// <summary>Null until the API's objects are known.</summary>
    public ZoneLookup? Current => _snapshot?.Lookup;

    /// <summary>The names of an address. Addresses in the cluster's own ranges are ours even when they have none.</summary>
    public ReverseOwner Reverse(IPAddress address)
    {
        var names = _snapshot?.Zone.Reverse.GetValueOrDefault(address) ?? [];
        var isOurs = names.Count > 0 || _options.ServiceRanges.Any(r => r.Contains(address)) || _options.PodRanges.Any(r => r.Contains(address));
        return new ReverseOwner(isOurs, names);
    }

    /// <summary>Makes the first snapshot.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        await _objects.SyncedAsync(cancel);
        await _objects.Namespaces.Untyped.SyncedAsync(cancel);
        Build();
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        _objects.Services.OnChange(_ => _loop.Wake());
        _objects.Slices.OnChange(_ => _loop.Wake());
        _objects.Namespaces.OnChange(change =>
        {
            if (change.Before is null != change.After is null)
            {
                _loop.Wake();
            }
        });
        await _loop.RunAsync(cancel);
    }

    private async Task RoundAsync(CancellationToken cancel)
    {
        Build();
        await Task.Delay(NetworkLimits.ZonePause, _around.Time, cancel);
    }

    private void Build()
    {
        var zone = ZoneBuilder.Build(_options.ClusterDomain, (uint)_around.Time.GetUtcNow().ToUnixTimeSeconds(), _objects.Namespaces.List(), _objects.Services.List(), _objects.Slices.List());
        var dns = zone.Service(_options.DnsService.Namespace, _options.DnsService.Name);
        _snapshot = new Snapshot(zone, new ZoneLookup(zone, dns is { IsHeadless: false } ? dns.Addresses[0] : null));
    }

    private sealed record Snapshot(ClusterZone Zone, ZoneLookup Lookup);
}
