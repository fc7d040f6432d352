using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Api.Policy.V1;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Deletes a pod if its disruption budget allows it.</summary>
internal sealed class EvictionSubresource(ResourceApi api, TimeProvider time) : ISubresource
{
    /// <summary>How often a conflict with other writers is tried again.</summary>
    private const int Tries = 20;

    public Kind Parent => PodKind.Kind;

    public string Name => "eviction";

    public Kind Body => EvictionKind.Kind;

    public async Task<ApiObject> CreateAsync(ResourceRequest request, IApiObject body, CancellationToken cancel)
    {
        var eviction = (Eviction)body;
        if (eviction.Metadata.Name != request.Name) throw ApiErrors.BadRequest("name in URL does not match name in Eviction object");
        var options = Options(eviction, request.Options.DryRun);
        await api.AdmitAsync(request, Operation.Create, eviction, cancel);
        var dryRun = !options.DryRun.IsEmpty;
        var target = request with { Subresource = "", Options = request.Options with { DryRun = dryRun } };

        var pod = await LeaveAsync(target, options, cancel);
        if (pod is null) return ApiObject.Done(Body, eviction);
        var unready = await BudgetAsync(target, pod, dryRun, cancel);
        try
        {
            await EvictAsync(target, pod, unready is null ? options : AsSeen(options, pod), cancel);
        }
        catch (ApiException e) when (e.IsConflict && unready is not null && options.Preconditions?.ResourceVersion is null)
        {
            throw EvictionRules.StillProcessed(unready);
        }

        return ApiObject.Done(Body, eviction);
    }

    /// <summary>Deletes a pod that no budget can hold; otherwise the pod as it is.</summary>
    private async Task<Pod?> LeaveAsync(ResourceRequest request, DeleteOptions options, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var pod = (Pod)(await api.GetAsync(request, "", cancel)).Value;
            if (!EvictionRules.NeedsNoBudget(pod)) return pod;
            var mayRepeat = options.Preconditions?.ResourceVersion is null;
            try
            {
                await EvictAsync(request, pod, mayRepeat && EvictionRules.IsWatched(pod) ? AsSeen(options, pod) : options, cancel);
                return null;
            }
            catch (ApiException e) when (e.IsConflict && mayRepeat && attempt < Tries)
            {
                // The pod was written meanwhile: look again whether it still needs no budget.
            }
        }
    }

    /// <summary>Spends from the pod's budget, if it has one; the budget's name when nothing was spent because the pod is not ready.</summary>
    private async Task<string?> BudgetAsync(ResourceRequest request, Pod pod, bool dryRun, CancellationToken cancel)
    {
        await api.Store.CatchUpAsync(cancel);
        var covering = api.Store.List(PodDisruptionBudgetKind.Kind, request.Namespace).Items()
            .Select(b => (PodDisruptionBudget)b.Object).Where(b => EvictionRules.Covers(b, pod)).Take(2).ToArray();
        if (covering.Length > 1) throw EvictionRules.SeveralBudgets();
        if (covering.Length == 0) return null;
        var budget = covering[0].Metadata.Name;
        if (EvictionRules.MayGoUnready(pod, covering[0])) return budget;
        var status = request with { Kind = PodDisruptionBudgetKind.Kind, Name = budget, Subresource = "status", User = UserIdentity.ApiServer, Options = new() { DryRun = dryRun } };
        await api.TransitionAsync(status, b => EvictionRules.Spend((PodDisruptionBudget)b, pod.Metadata.Name, time.GetUtcNow()), Transition.AsMade, cancel);
        return null;
    }

    /// <summary>Says on the pod why it goes, then deletes it.</summary>
    private async Task EvictAsync(ResourceRequest request, Pod pod, DeleteOptions options, CancellationToken cancel)
    {
        if (options.DryRun.IsEmpty && IsWorthSaying(pod, options))
        {
            var expected = options.Preconditions;
            var marked = await api.TransitionAsync(request with { Subresource = "status" }, stored => Marked((Pod)stored, expected), Transition.AsMade, cancel);
            if (expected?.ResourceVersion is not null) options = options with { Preconditions = expected with { ResourceVersion = marked.Value.Metadata.ResourceVersion } };
        }

        await api.DeleteAsync(request, options, cancel);
    }

    /// <summary>Nobody will read the reason on a pod that is gone with the deletion.</summary>
    private static bool IsWorthSaying(Pod pod, DeleteOptions options) =>
        options.GracePeriodSeconds != 0 && pod.Spec.NodeName.Length > 0 && !pod.IsTerminal() && !PodConditions.IsTrue(pod.Status, PodConditions.DisruptionTarget);

    private Pod Marked(Pod pod, Preconditions? expected) => pod with
    {
        Metadata = pod.Metadata with { Uid = expected?.Uid ?? pod.Metadata.Uid, ResourceVersion = expected?.ResourceVersion ?? pod.Metadata.ResourceVersion },
        Status = PodConditions.With(
            pod.Status,
            new() { Type = PodConditions.DisruptionTarget, Status = "True", Reason = "EvictionByEvictionAPI", Message = "Eviction API: evicting", ObservedGeneration = pod.Metadata.Generation },
            time.GetUtcNow()),
    };

    private static DeleteOptions AsSeen(DeleteOptions options, Pod pod) =>
        options with { Preconditions = (options.Preconditions ?? Preconditions.Empty) with { ResourceVersion = pod.Metadata.ResourceVersion } };

    private static DeleteOptions Options(Eviction eviction, bool dryRun)
    {
        var options = eviction.DeleteOptions ?? DeleteOptions.Empty;
        return dryRun ? options with { DryRun = ["All"] } : options;
    }
}
