using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>The addresses and ports that one write of a service takes, and those it gives back once it is stored.</summary>
internal sealed class ServiceBooking(ClusterAddresses addresses, NodePorts ports, Service owner, bool dryRun) : IBooking
{
    private readonly HashSet<int> takenPorts = [];
    private readonly List<string> takenAddresses = [];
    private readonly List<string> leftAddresses = [];

    public async Task<string?> TakeAddressAsync(string address, CancellationToken cancel)
    {
        var problem = await addresses.TryTakeAsync(address, owner, dryRun, cancel);
        if (problem is null) takenAddresses.Add(address);
        return problem;
    }

    public async Task<string?> TakeNextAddressAsync(string family, CancellationToken cancel)
    {
        var address = await addresses.TakeNextAsync(family, owner, dryRun, cancel);
        if (address is not null) takenAddresses.Add(address);
        return address;
    }

    public string? TakePort(int port)
    {
        // Within one write a port counts as taken even when a dry run does not take it.
        if (takenPorts.Contains(port)) return "provided port is already allocated";
        var problem = ports.TryTake(port, dryRun);
        if (problem is null) takenPorts.Add(port);
        return problem;
    }

    public int? TakeNextPort()
    {
        var port = ports.TakeNext(dryRun, takenPorts);
        if (port is { } found) takenPorts.Add(found);
        return port;
    }

    public void GiveBack(IEnumerable<string> more) => leftAddresses.AddRange(more);

    /// <summary>Ports need no word here: what the stored services have is followed in the cache.</summary>
    public ValueTask CommitAsync() => ReleaseAsync(leftAddresses);

    public async ValueTask RevertAsync()
    {
        if (dryRun) return;
        foreach (var port in takenPorts) ports.Release(port);
        await ReleaseAsync(takenAddresses);
    }

    /// <summary>Not cancelled with the request: what nobody has must come back.</summary>
    private async ValueTask ReleaseAsync(List<string> left)
    {
        foreach (var address in left) await addresses.ReleaseAsync(address, owner.Metadata, CancellationToken.None);
    }
}
