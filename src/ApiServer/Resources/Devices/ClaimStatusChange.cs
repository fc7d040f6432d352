using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Api.Resource.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>What a write of a claim's status changes of what drivers say there. Pure.</summary>
internal static class ClaimStatusChange
{
    private const string Accounts = "system:serviceaccount:";

    /// <summary>The drivers of which an entry came, went or changed. What goes because the claim was given back is nobody's doing.</summary>
    public static IEnumerable<string> Drivers(ResourceClaimStatus now, ResourceClaimStatus before)
    {
        var (after, old) = (ByKey(now.Devices), ByKey(before.Devices));
        var changed = after.Where(d => !old.TryGetValue(d.Key, out var known) || !Semantic.Equal(known, d.Value)).Select(static d => d.Value.Driver);
        var gone = old.Where(d => !after.ContainsKey(d.Key) && !ResourceClaimRules.IsGivenBack(d.Value, now.Allocation, before.Allocation)).Select(static d => d.Value.Driver);
        return changed.Concat(gone).Distinct().Order(StringComparer.Ordinal).ToArray();
    }

    /// <summary>Whether a service account acts from a pod on the one node that the claim's devices are on.</summary>
    public static bool IsOnNode(UserIdentity user, AllocationResult? allocation) =>
        NodeOf(allocation) is { Length: > 0 } node
        && user.Name.StartsWith(Accounts, StringComparison.Ordinal) && user.Name[Accounts.Length..].Split(':') is [{ Length: > 0 }, { Length: > 0 }]
        && user.Extra.TryGetValue(ExtraKeys.NodeName, out var nodes) && nodes.Count == 1 && nodes[0] == node;

    private static string NodeOf(AllocationResult? allocation) =>
        allocation?.NodeSelector is { NodeSelectorTerms: { Count: 1 } terms } && terms[0] is { MatchExpressions.IsEmpty: true, MatchFields: { Count: 1 } fields }
        && fields[0] is { Key: "metadata.name", Operator: "In", Values: { Count: 1 } names } ? names[0] : "";

    private static Dictionary<(string Driver, string Pool, string Device, string Share), AllocatedDeviceStatus> ByKey(Items<AllocatedDeviceStatus> devices) =>
        devices.AsEnumerable().DistinctBy(Key).ToDictionary(Key);

    private static (string Driver, string Pool, string Device, string Share) Key(AllocatedDeviceStatus device) => (device.Driver, device.Pool, device.Device, device.ShareID ?? "");
}
