using System.Net;
using Keles.Api.Core.V1;
using Keles.Api.Networking.V1;
using Keles.ApiServer.Metrics;
using Keles.Background;
using Keles.Machinery;
using AddressObject = Keles.Api.Networking.V1.IPAddress;
using IPAddress = System.Net.IPAddress;

namespace Keles.ApiServer;

/// <summary>Gives out the addresses of services. An address that is taken has an object of its name in the store.</summary>
/// <remarks>That object is what makes it safe: two servers may look for a free address at the same time, but the store lets only one
/// of them create it. Nothing is kept here, so nothing must be rebuilt at a start.</remarks>
internal sealed class ClusterAddresses(ObjectStore store, ServiceRanges ranges, Surroundings surroundings)
{
    public const string ManagedBy = "ipaddress.kubernetes.io/managed-by";
    public const string Manager = "ipallocator.k8s.io";
    private const string FamilyLabel = "ipaddress.kubernetes.io/ip-family";
    private const int ReleaseTries = 8;

    private readonly AddressRange[] configured = [.. ranges.Addresses.Select(n => new AddressRange(n))];

    /// <summary>The families this cluster has, its own first.</summary>
    public IReadOnlyList<string> Families { get; } = [.. ranges.Addresses.Select(n => AddressFamilies.Of(n.BaseAddress)).Distinct()];

    /// <summary>Null when it was free and is taken now (a dry run takes nothing); otherwise why not.</summary>
    public async Task<string?> TryTakeAsync(string address, Service owner, bool dryRun, CancellationToken cancel)
    {
        var parsed = IPAddress.Parse(address);
        var ofFamily = Ranges(AddressFamilies.Of(parsed)).ToArray();
        if (!ofFamily.Any(r => r.Contains(parsed)))
            return $"the provided IP ({address}) is not in the valid range. The range of valid IPs is {string.Join(", ", ofFamily.Select(r => r.ToString()))}";
        var began = surroundings.Time.GetTimestamp();
        if (!await TakeAsync(parsed, owner, dryRun, cancel)) return "provided IP is already allocated";
        Given(ofFamily.First(r => r.Contains(parsed)), "static", began, dryRun);
        return null;
    }

    /// <summary>Some free address, taken (a dry run takes nothing); null when there is none.</summary>
    public async Task<string?> TakeNextAsync(string family, Service owner, bool dryRun, CancellationToken cancel)
    {
        var began = surroundings.Time.GetTimestamp();
        foreach (var range in Ranges(family))
        {
            foreach (var candidate in range.Candidates(surroundings.Random))
            {
                if (store.Cached(IPAddressKind.Kind, "", candidate.ToString()) is not null || !await TakeAsync(candidate, owner, dryRun, cancel)) continue;
                Given(range, "dynamic", began, dryRun);
                return candidate.ToString();
            }
        }

        return null;
    }

    private void Given(AddressRange range, string how, long began, bool dryRun)
    {
        if (dryRun) return;
        AddressMetrics.Allocations.With(range.ToString(), how).Increment();
        AddressMetrics.AllocationTime.With(range.ToString()).Observe(surroundings.Time.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>Gives an address back, if it is this service's.</summary>
    public async Task ReleaseAsync(string address, ObjectMeta owner, CancellationToken cancel)
    {
        var name = IPAddress.Parse(address).ToString();
        for (var attempt = 0; attempt < ReleaseTries; attempt++)
        {
            if (await store.GetAsync(IPAddressKind.Kind, "", name, cancel) is not { } stored) return;
            if (((AddressObject)stored.Object).Spec.ParentRef is not { } parent || parent.Name != owner.Name || parent.Namespace != owner.Namespace) return;
            if (await store.DeleteAsync(IPAddressKind.Kind, "", name, stored.Revision, cancel) is not null) return;
        }
    }

    /// <summary>Makes the object of an address without asking whether it is in a range; false when it exists.</summary>
    public async Task<bool> TakeAsync(IPAddress address, Service owner, bool dryRun, CancellationToken cancel)
    {
        if (dryRun) return await store.GetAsync(IPAddressKind.Kind, "", address.ToString(), cancel) is null;
        var taken = new AddressObject
        {
            Metadata = new ObjectMeta
            {
                Name = address.ToString(),
                Uid = surroundings.Uids.Next(),
                CreationTimestamp = Time.From(surroundings.Time.GetUtcNow()),
                Labels = OrderedMap<string>.Of((FamilyLabel, AddressFamilies.Of(address)), (ManagedBy, Manager)),
            },
            Spec = new() { ParentRef = new() { Resource = "services", Namespace = owner.Metadata.Namespace, Name = owner.Metadata.Name } },
        };
        return await store.CreateAsync(IPAddressKind.Kind, taken, cancel) is not null;
    }

    /// <summary>What is configured, and what people have added as objects that are ready and not going away.</summary>
    private IEnumerable<AddressRange> Ranges(string family)
    {
        var added = store.List(ServiceCIDRKind.Kind, "").Items().Select(o => (ServiceCIDR)o.Object)
            .Where(c => c.Metadata.DeletionTimestamp is null && !c.Status.Conditions.Any(s => s is { Type: "Ready", Status: not "True" }))
            .SelectMany(c => c.Spec.Cidrs.ToArray())
            .Select(c => IPNetwork.TryParse(c, out var network) ? new AddressRange(network) : null)
            .OfType<AddressRange>()
            .Where(r => !configured.Any(c => c.Network.Equals(r.Network)));
        return configured.Concat(added).Where(r => r.Family == family);
    }
}
