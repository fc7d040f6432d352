using Keles.Api.Resource.V1;

namespace Keles.Scheduler;

/// <summary>What is written into a claim when devices were found for it.</summary>
internal static class AllocationForm
{
    public static AllocationResult Of(ClaimPlan claim, IReadOnlyList<DevicePick> picks, string node, UidSource uids) => new()
    {
        Devices = new()
        {
            Results = [.. picks.Select(p => Result(p, uids))],
            Config = Config(claim, picks),
        },
        NodeSelector = Nodes(picks, node),
    };

    private static DeviceRequestAllocationResult Result(DevicePick pick, UidSource uids) => new()
    {
        Request = pick.Request.Name,
        Driver = pick.Device.Id.Driver,
        Pool = pick.Device.Id.Pool,
        Device = pick.Device.Id.Name,
        AdminAccess = pick.Request.IsAdmin ? true : null,
        Tolerations = pick.Request.Tolerations,
        BindingConditions = pick.Device.Device.BindingConditions,
        BindingFailureConditions = pick.Device.Device.BindingFailureConditions,
        ShareID = pick.Device.IsShared ? uids.Next() : null,
        ConsumedCapacity = pick.Consumed.IsEmpty ? default : pick.Consumed,
    };

    /// <summary>The settings of the classes, each once, then the claim's own as far as they are for what was chosen. Those for all requests name none.</summary>
    private static Items<DeviceAllocationConfiguration> Config(ClaimPlan claim, IReadOnlyList<DevicePick> picks)
    {
        RequestPlan[] chosen = [.. claim.Requests.ToArray().Select(alternatives => alternatives.Count == 1 ? alternatives[0] : alternatives.Find(a => picks.Any(p => ReferenceEquals(p.Request, a)))).OfType<RequestPlan>()];
        var config = new List<DeviceAllocationConfiguration>();
        foreach (var ofClass in chosen.GroupBy(static r => r.Class.Metadata.Name, StringComparer.Ordinal))
        {
            foreach (var setting in ofClass.First().Class.Spec.Config) config.Add(new() { Source = "FromClass", Requests = [.. ofClass.Select(static r => r.Name)], Opaque = setting.Opaque });
        }

        foreach (var setting in claim.Claim.Spec.Devices.Config)
        {
            if (setting.Requests.IsEmpty || setting.Requests.Any(n => chosen.Any(r => n == r.Base || n == r.Name))) config.Add(new() { Source = "FromClaim", Requests = setting.Requests, Opaque = setting.Opaque });
        }

        return [.. config.Select(c => c.Requests.Count == claim.Requests.Count ? c with { Requests = default } : c)];
    }

    /// <summary>Where the devices can be used together; null for everywhere. One that is on a node, or binds to it, decides alone.</summary>
    private static NodeSelector? Nodes(IReadOnlyList<DevicePick> picks, string node)
    {
        if (picks.Any(static p => p.Device.NodeName.Length > 0 || p.Device.Device.BindsToNode == true))
        {
            return new() { NodeSelectorTerms = [new() { MatchFields = [new() { Key = "metadata.name", Operator = "In", Values = [node] }] }] };
        }

        var (expressions, fields) = (new List<NodeSelectorRequirement>(), new List<NodeSelectorRequirement>());
        foreach (var pick in picks)
        {
            if (pick.Device.NodeSelector is not { NodeSelectorTerms.Count: > 0 } selector) continue;
            if (selector.NodeSelectorTerms.Count > 1) throw new BrokenRequestException($"create NodeSelector for device {pick.Device.Id}: unsupported ResourceSlice.NodeSelector with {selector.NodeSelectorTerms.Count} terms");
            Join(expressions, selector.NodeSelectorTerms[0].MatchExpressions);
            Join(fields, selector.NodeSelectorTerms[0].MatchFields);
        }

        return expressions.Count + fields.Count == 0 ? null : new() { NodeSelectorTerms = [new() { MatchExpressions = Some(expressions), MatchFields = Some(fields) }] };
    }

    private static Items<NodeSelectorRequirement> Some(List<NodeSelectorRequirement> all) => all.Count == 0 ? default : [.. all];

    private static void Join(List<NodeSelectorRequirement> to, Items<NodeSelectorRequirement> more)
    {
        foreach (var one in more) if (!to.Exists(o => o.Key == one.Key && o.Operator == one.Operator && o.Values.ToHashSet(StringComparer.Ordinal).SetEquals(one.Values))) to.Add(one);
    }
}
