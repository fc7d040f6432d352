using Keles.Api;
using Keles.Api.ApiRegistration.V1;
using Keles.ApiServer.Discovery;
using Keles.Background;
using Keles.Client;
using Keles.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer.Aggregation;

/// <summary>Keeps the API services: registers what this server serves itself, looks after the others, and passes their requests on.</summary>
/// <remarks>One loop alone changes anything; requests read <see cref="Current"/>, which is replaced whole.</remarks>
internal sealed partial class Aggregator(ResourceApi api, ServedKinds served, RemoteServiceFactory factory, Surroundings around, ILogger<Aggregator> log)
{
    private readonly RemoteProxy proxy = new(around.Time);
    private readonly Dictionary<string, RemoteService> remotes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RemoteVersion> told = new(StringComparer.Ordinal);
    private volatile RemoteServices current = RemoteServices.None;

    public RemoteServices Current => current;

    /// <summary>All that this server serves itself is registered.</summary>
    public bool IsRegistered { get; private set; }

    /// <summary>Answers when the path is another server's.</summary>
    public async ValueTask<bool> TryAnswerAsync(HttpContext http, RequestInfo info, UserIdentity user)
    {
        if (current.At(info.Path) is not { } found) return false;
        if (found.IsAvailable) await proxy.RunAsync(http, found.Service, user);
        else await RemoteProxy.UnavailableAsync(http);
        return true;
    }

    /// <summary>What a group version of another server consists of; null as long as that server does not say.</summary>
    public IReadOnlyList<Kind>? KindsOf(string group, string version) => current.Versions.FirstOrDefault(v => v.Group == group && v.Version == version) is { IsCurrent: true } told ? told.Kinds : null;

    /// <summary>A client for a kind of another server; null for kinds of this one.</summary>
    public IApiClient? ClientFor(Kind kind, IAccessCheck access, UserIdentity user, string userAgent) =>
        current.ByVersion.Count > 0 && current.ByVersion.TryGetValue((kind.Group, kind.Version), out var found) ? new RemoteClient(found.Service, found.IsAvailable, access, user, userAgent, around.Time) : null;

    /// <summary>Registers what is served at the start.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        await RegisterAsync(isStart: true, cancel);
        await api.Store.CatchUpAsync(cancel);
        IsRegistered = true;
    }

    /// <summary>Looks after every API service once, now.</summary>
    public Task CheckAsync(CancellationToken cancel) => LookAsync(cancel);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var kinds = served.Current;
        await TryAsync(() => LookAsync(cancel), cancel);
        var checkedAt = around.Time.GetUtcNow();
        while (true)
        {
            using var services = api.Store.WatchNow(APIServiceKind.Kind, "", "").Watcher;
            using var targets = api.Store.WatchNow(Kinds.Of<Api.Core.V1.Service>(), "", "").Watcher;
            using var slices = api.Store.WatchNow(Kinds.Of<Api.Discovery.V1.EndpointSlice>(), "", "").Watcher;
            WatchSubscription[] all = [services, targets, slices];
            while (all.All(static w => !w.Events.Completion.IsCompleted))
            {
                await NextAsync(remotes.Count > 0 ? all : [services], checkedAt + AggregationLimits.CheckEvery, kinds, cancel);
                var registered = Drain(services);
                var changed = Drain(targets) | Drain(slices) | registered;
                if (!ReferenceEquals(kinds, served.Current) || registered)
                {
                    kinds = served.Current;
                    await TryAsync(() => RegisterAsync(isStart: false, cancel), cancel);
                }

                if (!changed && around.Time.GetUtcNow() < checkedAt + AggregationLimits.CheckEvery) continue;
                checkedAt = around.Time.GetUtcNow();
                await TryAsync(() => LookAsync(cancel), cancel);
            }
        }
    }

    private async Task NextAsync(WatchSubscription[] watched, DateTimeOffset due, KindSet kinds, CancellationToken cancel)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var left = due - around.Time.GetUtcNow();
        var replaced = served.ReplacedAsync(kinds);
        await Task.WhenAny([replaced, Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, around.Time, waiting.Token), .. watched.Select(w => w.Events.WaitToReadAsync(waiting.Token).AsTask())]);
        waiting.Cancel();
        cancel.ThrowIfCancellationRequested();
        await Task.Delay(AggregationLimits.Settle, around.Time, cancel);
    }

    private static bool Drain(WatchSubscription watcher)
    {
        var any = false;
        while (watcher.Events.TryRead(out _)) any = true;
        return any;
    }

    private async Task RegisterAsync(bool isStart, CancellationToken cancel)
    {
        var (missing, changed, gone) = LocalServices.Plan(LocalServices.Wanted(served.Current), Stored(), isStart);
        await Task.WhenAll(
        [
            .. missing.Select(s => SettleAsync(() => api.CreateAsync(Request(""), s, cancel))),
            .. changed.Select(s => SettleAsync(() => api.ChangeAsync(Request(s.Metadata.Name), found => ((APIService)found) with { Spec = s.Spec }, cancel))),
            .. gone.Select(name => SettleAsync(() => api.DeleteAsync(Request(name), Machinery.DeleteOptions.Empty, cancel))),
        ]);
    }

    /// <summary>Another server of the same cluster may have been faster; the next look tells.</summary>
    private static async Task SettleAsync<T>(Func<Task<T>> write)
    {
        try
        {
            await write();
        }
        catch (ApiException e) when (e.IsAlreadyExists || e.IsNotFound || e.IsConflict)
        {
            // What was wanted is so, or somebody else changed it a moment ago.
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        APIService[] all = [.. Stored().Where(static s => s.Spec.Service is not null)];
        foreach (var gone in remotes.Keys.Except(all.Select(static s => s.Metadata.Name), StringComparer.Ordinal).ToArray()) Forget(gone);
        var found = await Task.WhenAll(all.Select(s => LookAsync(s, cancel)));
        current = new(
            found.Where(static f => f.Service is not null).ToDictionary(static f => (f.Service!.Spec.Group, f.Service.Spec.Version), static f => (f.Service!, f.IsAvailable)),
            [.. told.Values.OrderBy(static v => v.Group, StringComparer.Ordinal).ThenByDescending(static v => v.VersionPriority)]);
        AggregationMetrics.Merges.Only.Increment();
    }

    private async Task<(RemoteService? Service, bool IsAvailable)> LookAsync(APIService registration, CancellationToken cancel)
    {
        var name = registration.Metadata.Name;
        if (!remotes.TryGetValue(name, out var remote) || remote.Spec != registration.Spec)
        {
            Forget(name);
            try
            {
                remotes[name] = remote = factory.Make(registration);
            }
            catch (Pki.PkiException e)
            {
                await TellAsync(registration, false, "FailedDiscoveryCheck", e.Message, cancel);
                return (null, false);
            }
        }

        var (isAvailable, reason, message, resources) = await RemoteCheck.AskAsync(remote, around.Time, cancel);
        var before = told.GetValueOrDefault(name);
        told[name] = new(registration.Spec.Group, registration.Spec.Version, registration.Spec.GroupPriorityMinimum, registration.Spec.VersionPriority, isAvailable, resources ?? before?.Resources ?? [])
        {
            Schema = isAvailable ? await RemoteSchemaReader.AskAsync(remote, before?.Schema, around.Time, cancel) : before?.Schema,
        };
        await TellAsync(registration, isAvailable, reason, message, cancel);
        return (remote, isAvailable);
    }

    private void Forget(string name)
    {
        if (remotes.Remove(name, out var remote)) remote.Dispose();
        told.Remove(name);
        AggregationMetrics.Unavailable.Remove(name);
    }

    private async Task TellAsync(APIService registration, bool isAvailable, string reason, string message, CancellationToken cancel)
    {
        var name = registration.Metadata.Name;
        AggregationMetrics.Unavailable.With(name).Set(isAvailable ? 0 : 1);
        var wanted = new APIServiceCondition { Type = "Available", Status = isAvailable ? "True" : "False", Reason = reason, Message = message };
        var present = registration.Status.Conditions.FirstOrDefault(static c => c.Type == "Available");
        if (present is not null && wanted with { LastTransitionTime = present.LastTransitionTime } == present) return;
        if (!isAvailable && present?.Status != "False") AggregationMetrics.UnavailableTotal.With(name, reason).Increment();
        wanted = wanted with { LastTransitionTime = present?.Status == wanted.Status ? present.LastTransitionTime : Machinery.Time.From(around.Time.GetUtcNow()) };
        try
        {
            await api.ChangeAsync(Request(name) with { Subresource = "status" }, found => ((APIService)found) with { Status = ((APIService)found).Status with { Conditions = [.. ((APIService)found).Status.Conditions.Where(static c => c.Type != "Available"), wanted] } }, cancel);
        }
        catch (ApiException e) when (e.IsNotFound || e.IsConflict)
        {
            // Removed or written meanwhile: an event tells of it.
        }
    }

    private async Task TryAsync(Func<Task> work, CancellationToken cancel)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is ApiException or StorageException or TimeoutException && !cancel.IsCancellationRequested)
        {
            LogFailed(log, e);
        }
    }

    private IEnumerable<APIService> Stored() => api.Store.List(APIServiceKind.Kind, "").Items().Select(static o => o.Object).OfType<APIService>();

    private static ResourceRequest Request(string name) => new(UserIdentity.ApiServer, APIServiceKind.Kind, "", name) { UserAgent = "kube-apiserver" };

    [LoggerMessage(1701, LogLevel.Warning, "API services could not be looked after; tried again")]
    private static partial void LogFailed(ILogger log, Exception error);
}
