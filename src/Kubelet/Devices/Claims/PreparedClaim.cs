using Keles.Api.Resource.V1;
using Keles.Machinery;

namespace Keles.Kubelet.Devices.Claims;

/// <summary>A claim that drivers of this node have prepared or were asked to prepare, and the pods that need it so.</summary>
/// <param name="Uid">The claim's.</param>
/// <param name="Pods">Uids, in order.</param>
/// <param name="Drivers">What each driver has prepared, by its name; all drivers of the claim are in it.</param>
internal sealed record PreparedClaim(ObjectKey Key, string Uid, Items<string> Pods, OrderedMap<Items<PreparedDevice>> Drivers)
{
    /// <summary>All drivers have done it since this kubelet runs. Drivers may have lost what they knew before, so a new kubelet asks again.</summary>
    public bool IsPrepared { get; init; }

    public static PreparedClaim Of(ResourceClaim claim, AllocationResult allocation) =>
        new(ObjectKey.Of(claim), claim.Metadata.Uid, [], OrderedMap<Items<PreparedDevice>>.From(
            allocation.Devices.Results.AsEnumerable().Select(static r => r.Driver).Distinct().Select(static d => KeyValuePair.Create<string, Items<PreparedDevice>>(d, []))));

    public PreparedClaim For(string pod) => this with { Pods = [.. Pods.AsEnumerable().Append(pod).Distinct().Order(StringComparer.Ordinal)] };

    public PreparedClaim Without(string pod) => this with { Pods = Pods.Where(p => p != pod) };

    public PreparedClaim With(string driver, IEnumerable<PreparedDevice> devices) => this with { Drivers = Drivers.With(driver, [.. devices]) };

    /// <summary>The ids of the devices for a request of the claim; of all of them when it is empty.</summary>
    public IEnumerable<string> CdiIds(string request) => Drivers.SelectMany(d => d.Value.AsEnumerable()).Where(d => d.IsFor(request)).SelectMany(static d => d.CdiIds.AsEnumerable());

    public DeviceProto.Claim Message() => new() { Namespace = Key.Namespace, Name = Key.Name, Uid = Uid };
}
