using System.Runtime.CompilerServices;

namespace Keles.Scheduler;

/// <summary>
/// Looks for devices for all claims of a pod on one node, by trying one device after the other for one request after the other, and going back
/// where it leads nowhere. Of what would do the first is taken. Within a request only combinations are tried, never another order of the same.
/// </summary>
/// <remarks>Example: a request for two of the devices a, b, c tries a+b, a+c, b+c; for each the requests after it are tried with what is left.</remarks>
internal sealed class DeviceSearch
{
    private readonly IReadOnlyList<ClaimPlan> claims;
    private readonly PoolDevice[] candidates;
    private readonly SelectorAnswers answers;
    private readonly SearchClock clock;
    private readonly TakenDevices taken;
    private readonly IDeviceConstraint[][] constraints;
    private readonly List<DevicePick>[] picks;
    private readonly Dictionary<RequestPlan, PoolDevice[]> all = new(ReferenceEqualityComparer.Instance);

    private enum Outcome
    {
        None,
        Found,

        /// <summary>A claim would be given more devices than can be written down: other devices change nothing of that, only fewer would.</summary>
        TooMany,
    }

    public DeviceSearch(IReadOnlyList<ClaimPlan> claims, IReadOnlyList<NodePool> pools, AllocatedDevices allocated, SelectorAnswers answers, SearchClock clock)
    {
        (this.claims, this.answers, this.clock) = (claims, answers, clock);
        candidates = [.. pools.Where(static p => p.IsUsable).SelectMany(static p => p.Devices)];
        taken = new(allocated);
        constraints = [.. claims.Select(static c => c.NewConstraints())];
        picks = [.. claims.Select(static _ => new List<DevicePick>())];
        foreach (var claim in claims) Check(claim, pools);
    }

    /// <summary>The devices of each claim, in the order of requests; null when there are not enough.</summary>
    /// <exception cref="BrokenRequestException">A claim or a class makes no sense.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public IReadOnlyList<DevicePick>[]? Run() => Claim(0) == Outcome.Found ? picks : null;

    /// <summary>Finds the devices of requests for all, and refuses what cannot be written down in any case.</summary>
    private void Check(ClaimPlan claim, IReadOnlyList<NodePool> pools)
    {
        long least = 0;
        foreach (var alternatives in claim.Requests)
        {
            var fewest = long.MaxValue;
            foreach (var request in alternatives)
            {
                if (request.TakesAll) all[request] = [.. AllOf(claim, request, pools)];
                fewest = Math.Min(fewest, CountOf(request));
            }

            least += alternatives.IsEmpty ? 0 : fewest;
        }

        if (least > AllocationLimits.DevicesOfClaim) throw new BrokenRequestException($"claim {claim.Name}: number of requested devices {least} exceeds the claim limit of {AllocationLimits.DevicesOfClaim}");
    }

    private IEnumerable<PoolDevice> AllOf(ClaimPlan claim, RequestPlan request, IReadOnlyList<NodePool> pools)
    {
        foreach (var pool in pools)
        {
            if (pool.IsUsable) continue;
            var state = pool.Pool.IsComplete ? "invalid" : "being updated";
            throw new BrokenRequestException($"claim {claim.Name}, request {request.ShortName}: asks for all devices, but resource pool {pool.Pool.Id} is currently {state}");
        }

        return candidates.Where(d => IsChosen(claim, request, d) && taken.HasCapacity(request, d));
    }

    private long CountOf(RequestPlan request) => request.TakesAll ? all[request].Length : request.Count;

    private Outcome Claim(int claim)
    {
        if (claim == claims.Count) return Outcome.Found;
        return Request(claim, 0);
    }

    private Outcome Request(int claim, int number)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (number == claims[claim].Requests.Count)
        {
            // Another choice for this claim may leave the next one an alternative that needs fewer.
            return Claim(claim + 1) == Outcome.Found ? Outcome.Found : Outcome.None;
        }

        var tooMany = true;
        foreach (var request in claims[claim].Requests[number])
        {
            var outcome = Devices(claim, number, request, 0, 0);
            if (outcome == Outcome.Found) return outcome;
            tooMany &= outcome == Outcome.TooMany;
        }

        return tooMany ? Outcome.TooMany : Outcome.None;
    }

    /// <param name="have">Devices of the request that are chosen already.</param>
    /// <param name="from">Where the search among the candidates goes on.</param>
    private Outcome Devices(int claim, int number, RequestPlan request, int have, int from)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        clock.Step();
        var count = CountOf(request);
        if (request.TakesAll && count == 0) return Outcome.None;
        if (have >= count) return Request(claim, number + 1);
        if (picks[claim].Count + count - have > AllocationLimits.DevicesOfClaim) return Outcome.TooMany;
        if (request.TakesAll) return Try(claim, number, request, have, all[request][have], 0, must: true);
        for (var i = from; i < candidates.Length; i++)
        {
            var outcome = Try(claim, number, request, have, candidates[i], i + 1, must: false);
            if (outcome != Outcome.None) return outcome;
        }

        return Outcome.None;
    }

    private Outcome Try(int claim, int number, RequestPlan request, int have, PoolDevice device, int next, bool must)
    {
        // What is quickly told comes first.
        if (!taken.IsFree(claim, request, device)) return Outcome.None;
        if (!must && !IsChosen(claims[claim], request, device)) return Outcome.None;
        if (!taken.HasCapacity(request, device) || !request.Tolerates(device.Device)) return Outcome.None;
        if (taken.TryTake(claim, request, device) is not { } pick) return Outcome.None;
        if (!TryConstrain(claim, request, device))
        {
            taken.GiveBack(claim, pick);
            if (must) throw new BrokenRequestException($"claim {claims[claim].Name}, request {request.ShortName}: cannot add device {device.Id} because a claim constraint would not be satisfied");
            return Outcome.None;
        }

        picks[claim].Add(pick);
        var outcome = Devices(claim, number, request, have + 1, next);
        if (outcome == Outcome.Found) return outcome;
        picks[claim].RemoveAt(picks[claim].Count - 1);
        foreach (var constraint in constraints[claim]) constraint.Remove(request, device);
        taken.GiveBack(claim, pick);
        return outcome;
    }

    private bool TryConstrain(int claim, RequestPlan request, PoolDevice device)
    {
        var own = constraints[claim];
        for (var i = 0; i < own.Length; i++)
        {
            if (own[i].TryAdd(request, device)) continue;
            while (--i >= 0) own[i].Remove(request, device);
            return false;
        }

        return true;
    }

    private bool IsChosen(ClaimPlan claim, RequestPlan request, PoolDevice device) =>
        answers.Match($"class {request.Class.Metadata.Name}", request.Class.Spec.Selectors, device) && answers.Match($"claim {claim.Name}", request.Selectors, device);
}
