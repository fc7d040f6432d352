using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Controllers.Owned;
using Keles.Controllers.Tokens;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.LegacyTokens;

/// <summary>Removes tokens that were made for accounts of themselves and that nobody uses.</summary>
internal sealed class LegacyTokenCleaner
{
    private const string Name = "legacy-service-account-token-cleaner";
    private const string All = "all";

    /// <summary>Since when uses are noted; the API server keeps it.</summary>
    private static readonly ObjectKey Tracking = new("kube-system", "kube-apiserver-legacy-service-account-token-tracking");

    private static readonly TimeSpan Every = TimeSpan.FromHours(24);

    private readonly ControllerContext context;
    private readonly IApiClient client;
    private readonly Informer<Secret> secrets;
    private readonly Informer<ServiceAccount> accounts;
    private readonly Informer<Pod> pods;

    private LegacyTokenCleaner(ControllerContext context)
    {
        this.context = context;
        client = context.ClientOf(Name);
        secrets = context.Informers.Of<Secret>(fieldSelector: $"type={TokenSecrets.Type}");
        (accounts, pods) = (context.Informers.Of<ServiceAccount>(), context.Informers.Of<Pod>());
    }

    public static IController Create(ControllerContext context)
    {
        var queue = context.Queue<string>(Name);
        queue.Add(All);
        context.WallClock.OnSet(() => queue.Add(All));
        return context.Reconciler(queue, new LegacyTokenCleaner(context).ReconcileAsync, workers: 1);
    }

    private async Task<Requeue> ReconcileAsync(string all, CancellationToken cancel)
    {
        var plan = new LegacyTokenPlan(context.Now, context.Options.LegacyTokenCleanUpPeriod);
        if (await client.FindAsync<ConfigMap>(Tracking, cancel) is not { } tracking || !plan.KnowsEnough(tracking.Data.Get("since"))) return Requeue.After(Every);
        var mounted = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (var secret in secrets.List())
        {
            var account = secret.Metadata.Annotations.Get(TokenSecrets.AccountName) is { Length: > 0 } name ? accounts.Get(secret.Metadata.Namespace, name) : null;
            var action = plan.For(secret, account, isMounted: false);
            if (action != LegacyTokenAction.Keep) action = plan.For(secret, account, Mounted(mounted, secret.Metadata.Namespace).Contains(secret.Metadata.Name));
            await DoAsync(secret, action, plan.Today, cancel);
        }

        return Requeue.After(Every);
    }

    /// <summary>What any pod of the namespace names; asked only where it matters, and once.</summary>
    private IReadOnlySet<string> Mounted(Dictionary<string, IReadOnlySet<string>> known, string ns)
    {
        if (!known.TryGetValue(ns, out var names)) known[ns] = names = pods.List(ns).SelectMany(PodSecrets.Of).ToHashSet(StringComparer.Ordinal);
        return names;
    }

    /// <summary>Exactly what was looked at: it may have been used since, and another may have its name.</summary>
    private async Task DoAsync(Secret secret, LegacyTokenAction action, string today, CancellationToken cancel)
    {
        var (key, m) = (ObjectKey.Of(secret), secret.Metadata);
        try
        {
            if (action == LegacyTokenAction.Invalidate) await client.PatchAsync<Secret>(key, MetadataPatches.Label(m, LegacyTokenPlan.InvalidSince, today), cancel: cancel);
            if (action == LegacyTokenAction.Delete) await client.TryDeleteAsync(SecretKind.Kind, key, new() { Preconditions = new() { Uid = m.Uid, ResourceVersion = m.ResourceVersion } }, cancel);
        }
        catch (ApiException e) when (e.IsConflict || e.IsNotFound)
        {
            // It changed meanwhile. There is another day.
        }
    }
}
