using Keles.Api.Coordination.V1;
using Keles.ApiServer.Oidc;
using Keles.Background;
using Keles.Client;
using Keles.Machinery;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer.Hosting;

/// <summary>Tells by a lease in kube-system that this server lives, as upstream's do, and takes away the leases of servers that are long gone.</summary>
internal sealed class IdentityLease
{
    public const string Label = "apiserver.kubernetes.io/identity";

    private const string Component = "kube-apiserver";

    private const string Namespace = "kube-system";

    /// <summary>In upstream's figures, as the other two.</summary>
    private const int LifeSeconds = 3600;

    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(LifeSeconds);

    private readonly ResourceApi api;
    private readonly TimeProvider time;
    private readonly string host;
    private readonly string holder;
    private readonly Loop loop;
    private DateTimeOffset swept;

    public IdentityLease(ResourceApi api, string host, Surroundings around, ILoggerFactory logs)
    {
        (this.api, this.host, time) = (api, host, around.Time);
        Name = ServerIdentity.Of(host);
        holder = $"{Name}_{around.Uids.Next()}";
        swept = time.GetUtcNow();
        loop = new(new("identity lease", Renewal) { IsTransient = static e => e is ApiException || KindLoop.IsTransient(e) }, RoundAsync, around, logs.CreateLogger<IdentityLease>());
    }

    public string Name { get; }

    /// <summary>Runs until cancelled.</summary>
    public Task RunAsync(CancellationToken cancel) => loop.RunAsync(cancel);

    /// <summary>Renews the lease; now and then looks for those of others.</summary>
    public async Task RoundAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        try
        {
            await api.TransitionAsync(Request(Name), l => Renewed((Lease)l, now), Transition.AsMade, cancel);
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            await api.CreateAsync(Request(""), Renewed(new(), now), cancel);
        }

        if (now - swept < Sweep) return;
        swept = now;
        foreach (var stored in api.Store.List(LeaseKind.Kind, Namespace).Items())
        {
            var lease = (Lease)stored.Object;
            if (lease.Metadata.Labels.Get(Label) == Component && IsOver(lease.Spec, now)) await api.Store.DeleteAsync(LeaseKind.Kind, Namespace, lease.Metadata.Name, stored.Revision, cancel);
        }
    }

    private static bool IsOver(LeaseSpec spec, DateTimeOffset now) =>
        spec is { RenewTime: { } renewed, LeaseDurationSeconds: { } life } && renewed.ToDateTimeOffset() + TimeSpan.FromSeconds(life) < now;

    private static ResourceRequest Request(string name) => new(UserIdentity.ApiServer, LeaseKind.Kind, Namespace, name);

    /// <summary>A server that came in this one's place has the same lease and another holder.</summary>
    private Lease Renewed(Lease lease, DateTimeOffset now) => lease with
    {
        Metadata = lease.Metadata with { Name = Name, Namespace = Namespace, Labels = lease.Metadata.Labels.With(Label, Component).With("kubernetes.io/hostname", host) },
        Spec = lease.Spec with { HolderIdentity = holder, LeaseDurationSeconds = LifeSeconds, RenewTime = MicroTime.From(now) },
    };
}
