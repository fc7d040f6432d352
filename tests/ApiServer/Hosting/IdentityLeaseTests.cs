using Keles.Api.Coordination.V1;
using Keles.ApiServer.Hosting;
using Keles.Background;
using Keles.Machinery;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.ApiServer.Tests.Hosting;

public sealed class IdentityLeaseTests
{
    [Fact]
    public async Task A_server_tells_that_it_lives_and_one_that_is_long_gone_is_forgotten()
    {
        await using var server = AccessServer.Start();
        await server.BootstrapAsync();
        var (mine, other) = (Lease(server, "here"), Lease(server, "there"));
        await mine.RoundAsync(CancellationToken.None);
        await other.RoundAsync(CancellationToken.None);
        await server.Store.CatchUpAsync(CancellationToken.None);
        var first = Find(server, mine)!;
        Assert.Equal(
            ("kube-apiserver", "here", 3600, server.Time.GetUtcNow()),
            (first.Metadata.Labels["apiserver.kubernetes.io/identity"], first.Metadata.Labels["kubernetes.io/hostname"], first.Spec.LeaseDurationSeconds, first.Spec.RenewTime!.Value.ToDateTimeOffset()));
        Assert.Matches("^apiserver-[a-z2-7]{26}$", first.Metadata.Name);
        Assert.StartsWith($"{first.Metadata.Name}_", first.Spec.HolderIdentity);

        server.Time.Advance(TimeSpan.FromMinutes(59));
        await mine.RoundAsync(CancellationToken.None);
        server.Time.Advance(TimeSpan.FromMinutes(2));
        await mine.RoundAsync(CancellationToken.None);
        await server.Store.CatchUpAsync(CancellationToken.None);
        Assert.Equal(first.Spec with { RenewTime = MicroTime.From(server.Time.GetUtcNow()) }, Find(server, mine)!.Spec);
        Assert.Null(Find(server, other));

        var successor = Lease(server, "here");
        await successor.RoundAsync(CancellationToken.None);
        await server.Store.CatchUpAsync(CancellationToken.None);
        Assert.NotEqual(first.Spec.HolderIdentity, Find(server, mine)!.Spec.HolderIdentity);
    }

    private static IdentityLease Lease(AccessServer server, string host) => new(server.Api, host, Surroundings.OnThisMachine with { Time = server.Time }, NullLoggerFactory.Instance);

    private static Lease? Find(AccessServer server, IdentityLease lease) => (Lease?)server.Store.Cached(LeaseKind.Kind, "kube-system", lease.Name)?.Object;
}
