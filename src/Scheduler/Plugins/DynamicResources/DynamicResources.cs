using Keles.Api.Resource.V1;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.Scheduler;

/// <summary>A pod with claims goes where its devices are, or where there are devices for it, and is bound only when the claims say that they are its own.</summary>
internal sealed class DynamicResources : IPreEnqueuePlugin, IPreFilterPlugin, IFilterPlugin, IPostFilterPlugin, IScorePlugin, IReservePlugin, IPreBindPlugin
{
    /// <summary>Alternatives that a request can have; the first counts as much, the last one.</summary>
    private const int MostAlternatives = 8;

    private const string NothingToFree = "no new claims to deallocate";

    private readonly PluginContext context;
    private readonly DeviceView devices;
    private readonly SelectorAnswers answers = new();
    private readonly ClaimReleases releases;
    private readonly PodDeviceBinding binding;

    public DynamicResources(PluginContext context)
    {
        this.context = context;
        devices = context.Devices;
        releases = new(context.Client, context.Around, context.Spawner, context.Log);
        binding = new(context, releases);
        Hints = new ClaimHints(devices).All;
    }

    public string Name => "DynamicResources";

    public IReadOnlyList<QueueingHint> Hints { get; }

    public Verdict PreEnqueue(Pod pod)
    {
        if (pod.Spec.ResourceClaims.IsEmpty) return Verdict.Success;
        NamedClaims.Of(pod, devices, out var problem);
        return problem.Length == 0 ? Verdict.Success : No(problem);
    }

    public PreFilterAnswer PreFilter(CycleState state, PodInfo pod, Snapshot snapshot)
    {
        var backed = DeviceBackedResources.Of(pod, devices);
        if (backed is not null) state.Set(backed);
        if (pod.Pod.Spec.ResourceClaims.IsEmpty && backed is null) return PreFilterAnswer.Skip;
        var claims = NamedClaims.Of(pod.Pod, devices, out var problem);
        if (problem.Length > 0) return No(problem);
        if (claims.IsEmpty && backed is null) return PreFilterAnswer.Skip;
        foreach (var claim in claims) if (WhyNot(claim, pod.Pod) is { Length: > 0 } why) return No(why);
        state.Set(Look(claims, pod, backed));
        return PreFilterAnswer.Go;
    }

    public Verdict Filter(CycleState state, PodInfo pod, NodeInfo node)
    {
        var found = state.Get<PodDevices>();
        if (found.Broken.Length > 0) return Verdict.Error(Name, found.Broken);
        try
        {
            var (extended, whyNot) = Extended(found, pod, node);
            if (whyNot.Length > 0) return No(whyNot);
            if (extended is null && found.Claims.IsEmpty) return Verdict.Success;
            Items<AllocationResult> allocations = [];
            if (found.Plans.Count > 0 || extended is not null)
            {
                (allocations, whyNot) = found.Allocator!.Allocate(node.Node, extended is null ? found.Plans : [.. found.Plans, extended.Plan]);
                if (whyNot.Length > 0) return No(whyNot);
            }

            var unavailable = found.Claims.Where(c => !IsAvailable(c, node.Node));
            foreach (var claim in unavailable) found.Unavailable.Add(claim.Metadata.Uid);
            if (!unavailable.IsEmpty) return No("resourceclaim not available on the node");
            found.ByNode[node.Name] = new([.. allocations.Take(found.Plans.Count)], extended is null ? null : (extended, allocations[^1]));
            return Verdict.Success;
        }
        catch (BrokenRequestException e)
        {
            return Verdict.Error(Name, e.Message);
        }
    }

    /// <summary>Devices of a claim that nobody uses yet may stand in the way: given back, they can be had elsewhere.</summary>
    public PostFilterAnswer PostFilter(CycleState state, PodInfo pod, Snapshot snapshot, Diagnosis diagnosis, IFilters filters)
    {
        if (state.Find<PodDevices>() is not { } found) return new(Verdict.Unschedulable(Name, NothingToFree));
        if (found.Claims.Find(c => found.Unavailable.Contains(c.Metadata.Uid) && ClaimReleases.IsIdle(c, pod)) is { } idle)
        {
            releases.Deallocate(pod, idle);
            return new(Verdict.Unschedulable(Name, "deallocation of ResourceClaim completed"));
        }

        if (found.Stale is { } stale)
        {
            releases.Delete(pod, stale);
            return new(Verdict.Unschedulable(Name, "deletion of ResourceClaim completed"));
        }

        return new(Verdict.Unschedulable(Name, "still not schedulable"));
    }

    public Verdict PreScore(CycleState state, PodInfo pod, Snapshot snapshot, IReadOnlyList<NodeInfo> fitting) =>
        state.Find<PodDevices>() is { } found && found.Plans.Any(static p => p.Requests.Any(static r => r.Count > 1)) ? Verdict.Success : Verdict.Skip;

    /// <summary>The better the alternatives that were to be had, the better the node.</summary>
    public long Score(CycleState state, PodInfo pod, NodeInfo node)
    {
        var found = state.Get<PodDevices>();
        if (!found.ByNode.TryGetValue(node.Name, out var here)) return 0;
        long score = 0;
        for (var i = 0; i < found.Plans.Count; i++)
        {
            var given = here.Allocations[i].Devices.Results.Select(static r => r.Request);
            foreach (var alternatives in found.Plans[i].Requests)
            {
                var place = alternatives.IndexOf(a => a.Alternative.Length > 0 && given.Contains(a.Name));
                if (place >= 0) score += MostAlternatives - place;
            }
        }

        return score;
    }

    public void Normalize(CycleState state, IReadOnlyList<NodeInfo> nodes, Span<long> scores) => Scores.Stretch(scores, reverse: false);

    public Verdict Reserve(CycleState state, PodInfo pod, string node)
    {
        if (state.Find<PodDevices>() is not { } found || !found.ByNode.TryGetValue(node, out var here)) return Verdict.Success;
        for (var i = 0; i < found.Plans.Count; i++)
        {
            if (!devices.Ledger.TryChoose(found.Plans[i].Claim.Metadata.Uid, here.Allocations[i])) return Verdict.Error(Name, $"internal error, couldn't signal allocation for claim {found.Plans[i].Claim.Metadata.Name}");
        }

        if (here.Extended is { } extended) devices.Ledger.TryChoose(ExtendedClaim.LedgerKey(pod.Uid), extended.Allocation);
        return Verdict.Success;
    }

    public void Unreserve(CycleState state, PodInfo pod, string node)
    {
        if (state.Find<PodDevices>() is not { } found) return;
        if (found.ByNode.TryGetValue(node, out var here))
        {
            for (var i = 0; i < found.Plans.Count; i++) devices.Ledger.TakeBack(found.Plans[i].Claim.Metadata.Uid, here.Allocations[i]);
            if (here.Extended is { } extended) devices.Ledger.TakeBack(ExtendedClaim.LedgerKey(pod.Uid), extended.Allocation);
        }

        releases.Release(pod, found.Reserved, found.Made);
    }

    public bool HasWork(CycleState state, PodInfo pod, string node) => state.Find<PodDevices>() is { } found && (!found.Claims.IsEmpty || found.ByNode.GetValueOrDefault(node)?.Extended is not null);

    public async Task<Verdict> PreBindAsync(CycleState state, PodInfo pod, string node, CancellationToken cancel)
    {
        if (!HasWork(state, pod, node)) return Verdict.Success;
        return await binding.BindAsync(state.Get<PodDevices>(), pod, node, cancel) is { Length: > 0 } wrong ? Verdict.Error(Name, wrong) : Verdict.Success;
    }

    private Verdict No(string why) => Verdict.Unresolvable(Name, why);

    /// <summary>Why the pod cannot have the claim on any node; empty when it may.</summary>
    private string WhyNot(ResourceClaim claim, Pod pod)
    {
        if (claim.Status.Allocation is not null) return claim.HasRoom() || claim.IsReservedFor(pod) ? "" : "resourceclaim in use";
        var name = $"{claim.Metadata.Namespace}/{claim.Metadata.Name}";
        if (devices.Ledger.IsUnderWay(claim.Metadata.Uid)) return $"resource claim {name} is in the process of being allocated";
        foreach (var request in claim.Spec.Devices.Requests)
        {
            if (request.Exactly is null && request.FirstAvailable.IsEmpty) return $"resource claim {name}, request {request.Name}: unknown request type";
            if (request.Exactly is { } exactly && devices.Class(exactly.DeviceClassName) is null) return $"request {request.Name}: device class {exactly.DeviceClassName} does not exist";
            if (request.FirstAvailable.Find(s => devices.Class(s.DeviceClassName) is null) is { } alternative) return $"request {request.Name}/{alternative.Name}: device class {alternative.DeviceClassName} does not exist";
        }

        return "";
    }

    private PodDevices Look(Items<ResourceClaim> claims, PodInfo pod, DeviceBackedResources? backed)
    {
        var (plans, broken) = (new List<ClaimPlan>(), "");
        try
        {
            foreach (var claim in claims) if (claim.Status.Allocation is null) plans.Add(ClaimPlan.Of(claim, devices.Class));
        }
        catch (BrokenRequestException e)
        {
            broken = e.Message;
        }

        return new(claims)
        {
            Plans = plans,
            Broken = broken,
            Backed = backed,
            Allocator = plans.Count > 0 || backed is not null ? new(devices.Pools, devices.Ledger.Allocated, answers, context.Arguments.DynamicResources.FilterTimeout, context.Around) : null,
            Stale = backed is null ? null : devices.ClaimsOf(pod.Uid).FirstOrDefault(static c => c.Metadata.Annotations.Get(ClaimUse.ExtendedResourceAnnotation) == "true"),
        };
    }

    /// <summary>The claim for plain resources that devices stand for on this node; null when there are none.</summary>
    private (ExtendedClaim? Claim, string WhyNot) Extended(PodDevices found, PodInfo pod, NodeInfo node)
    {
        if (found.Backed is not { } backed) return (null, "");
        if (found.Stale is not null) return (null, "cannot schedule extended resource claim");
        if (backed.Asked.Any(n => !backed.IsOnDevices(n, node) && !node.Allocatable.Scalars.ContainsKey(n))) return (null, "cannot fit resource");
        var names = backed.Backed.Where(n => backed.IsOnDevices(n, node));
        if (names.IsEmpty) return (null, "");
        var key = string.Join('\n', names);
        if (!found.ExtendedClaims.TryGetValue(key, out var claim)) found.ExtendedClaims[key] = claim = ExtendedClaim.For(pod.Pod, names, devices);
        return (claim, "");
    }

    /// <summary>Whether a claim's devices can be used on the node, and are not known to be useless.</summary>
    private bool IsAvailable(ResourceClaim claim, Node node)
    {
        if (claim.Status.Allocation is not { } allocation) return true;
        if (allocation.NodeSelector is { } selector && !NodeSelectors.Matches(selector, node)) return false;
        if (DeviceConditions.AreMet(claim, out var failure)) return true;
        return failure.Length == 0 && !DeviceConditions.IsLate(claim, context.Arguments.DynamicResources.BindingTimeout, context.Around.Time.GetUtcNow());
    }
}
