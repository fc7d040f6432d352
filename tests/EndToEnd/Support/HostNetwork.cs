using Keles.Linux;

namespace Keles.EndToEnd.Tests;

/// <summary>The links and routes of the host's own network: a cluster adds none.</summary>
internal sealed record HostNetwork(IReadOnlyList<string> Links, IReadOnlyList<string> Routes)
{
    public static async Task<HostNetwork> LookAsync()
    {
        var ip = new IpRoute(new SystemProcesses(TimeProvider.System));
        var cancel = TestContext.Current.CancellationToken;
        return new([.. (await ip.LinksAsync(cancel)).Select(l => l.Name)], [.. (await ip.RoutesAsync(cancel, "all")).Select(r => $"{r.Destination} {r.Gateway} {r.Link}")]);
    }
}
