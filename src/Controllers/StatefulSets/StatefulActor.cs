using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.StatefulSets;

/// <summary>Carries out what a plan wants, stage by stage, and says how far it came.</summary>
internal sealed class StatefulActor(IApiClient client, StatefulEvents events, ClaimControl claims, Informer<Pod> pods, PendingWrites<ObjectKey> pending)
{
    /// <summary>Pods made or deleted for one set at the same time at most.</summary>
    private const int Burst = 500;

    /// <returns>The pods that were replaced, and the first thing that went wrong.</returns>
    public async Task<(IReadOnlyList<Pod> Replaced, ApiException? Error)> ApplyAsync(StatefulSet set, StatefulPlan plan, CancellationToken cancel)
    {
        var replaced = new List<Pod>();
        foreach (var stage in plan.Stages)
        {
            // In growing batches (1, 2, 4, …), so that a refusal that meets all pods is met only once or twice.
            for (int done = 0, batch = 1; done < stage.Count; done += batch, batch = Math.Min(batch * 2, Burst))
            {
                var errors = await Task.WhenAll(stage.Skip(done).Take(batch).Select(a => TryAsync(set, a, cancel)));
                if (errors.FirstOrDefault(static e => e is not null) is { } error) return (replaced, error);
            }

            replaced.AddRange(stage.OfType<StatefulAction.Replace>().Select(static a => a.Pod));
        }

        return (replaced, null);
    }

    private async Task<ApiException?> TryAsync(StatefulSet set, StatefulAction action, CancellationToken cancel)
    {
        try
        {
            await DoAsync(set, action, cancel);
            return null;
        }
        catch (ApiException e)
        {
            return e;
        }
    }

    private Task DoAsync(StatefulSet set, StatefulAction action, CancellationToken cancel) => action switch
    {
        StatefulAction.Create a => CreateAsync(set, a, cancel),
        StatefulAction.MakeClaims a => MakeClaimsAsync(set, a, cancel),
        StatefulAction.Conform a => ConformAsync(set, a, cancel),
        StatefulAction.OwnClaims a => claims.OwnAsync(set, a.Pod, a.Ordinal, cancel),
        StatefulAction.Delete a => DeleteAsync(set, a.Pod, cancel),
        StatefulAction.Replace a => DeleteAsync(set, a.Pod, cancel),
        _ => throw new InvalidOperationException($"nobody does {action}"),
    };

    private async Task CreateAsync(StatefulSet set, StatefulAction.Create action, CancellationToken cancel)
    {
        var name = action.Pod.Metadata.Name;
        try
        {
            await claims.MakeAsync(set, action.Pod, action.Ordinal, cancel);
            pending.Wrote(ObjectKey.Of(set), pods.Untyped, await client.CreateAsync(action.Pod, null, cancel));
            events.Pod(set, "create", name);
        }
        catch (ApiException e)
        {
            events.Pod(set, "create", name, e);
            throw;
        }
    }

    private async Task MakeClaimsAsync(StatefulSet set, StatefulAction.MakeClaims action, CancellationToken cancel)
    {
        await claims.MakeAsync(set, action.Pod, action.Ordinal, cancel);
        await claims.OwnAsync(set, action.Pod, action.Ordinal, cancel);
    }

    private async Task ConformAsync(StatefulSet set, StatefulAction.Conform action, CancellationToken cancel)
    {
        var pod = action.Pod;
        try
        {
            var wanted = StatefulPods.Conforming(set, pod, action.Ordinal);
            if (wanted.Spec != pod.Spec) await claims.MakeAsync(set, pod, action.Ordinal, cancel);
            await claims.OwnAsync(set, pod, action.Ordinal, cancel);
            if (!ReferenceEquals(wanted, pod)) pending.Wrote(ObjectKey.Of(set), pods.Untyped, await client.UpdateAsync(wanted, cancel));
            events.Pod(set, "update", pod.Metadata.Name);
        }
        catch (ApiException e)
        {
            events.Pod(set, "update", pod.Metadata.Name, e);
            throw;
        }
    }

    private async Task DeleteAsync(StatefulSet set, Pod pod, CancellationToken cancel)
    {
        try
        {
            // Only this very pod: one that took its name meanwhile is no business of this plan.
            await client.DeleteAsync<Pod>(ObjectKey.Of(pod), new() { Preconditions = new() { Uid = pod.Metadata.Uid } }, cancel);
            events.Pod(set, "delete", pod.Metadata.Name);
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            // Gone already.
        }
        catch (ApiException e)
        {
            if (!e.IsConflict) events.Pod(set, "delete", pod.Metadata.Name, e);
            throw;
        }

        pending.Deleted(ObjectKey.Of(set), pods.Untyped, pod);
    }
}
