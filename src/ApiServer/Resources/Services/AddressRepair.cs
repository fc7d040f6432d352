using Keles.Api.Core.V1;
using Keles.Api.Networking.V1;
using Keles.Background;
using Microsoft.Extensions.Logging;
using AddressObject = Keles.Api.Networking.V1.IPAddress;
using IPAddress = System.Net.IPAddress;

namespace Keles.ApiServer;

/// <summary>Brings services and the objects of their addresses together again after a crash between the two writes, or by hand.</summary>
public sealed partial class AddressRepair
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(3);

    /// <summary>An address is taken before its service is stored: a young one may still get it.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(1);

    private readonly ObjectStore store;
    private readonly ClusterAddresses addresses;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly Loop loop;

    public AddressRepair(ObjectStore store, ServiceRanges ranges, Surroundings surroundings, ILoggerFactory logs)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        (this.store, time) = (store, surroundings.Time);
        addresses = new(store, ranges, surroundings);
        log = logs.CreateLogger<AddressRepair>();
        loop = new(new("service addresses", Every) { IsTransient = static e => e is TimeoutException or Storage.StorageException }, RoundAsync, surroundings, log);
    }

    /// <summary>Repairs now and every few minutes, until cancelled.</summary>
    public Task RunAsync(CancellationToken cancel) => loop.RunAsync(cancel);

    /// <summary>One repair of everything.</summary>
    public async Task RoundAsync(CancellationToken cancel)
    {
        await store.CatchUpAsync(cancel);
        var services = store.List(ServiceKind.Kind, "").Items().Select(static s => (Service)s.Object).ToArray();
        foreach (var service in services)
        {
            foreach (var address in ServiceAddresses.Taken(service.Spec))
            {
                if (store.Cached(IPAddressKind.Kind, "", Canonical(address)) is null && await addresses.TakeAsync(IPAddress.Parse(address), service, dryRun: false, cancel)) LogTaken(log, address, service.Metadata.Namespace, service.Metadata.Name);
            }
        }

        foreach (var stored in store.List(IPAddressKind.Kind, "").Items())
        {
            var address = (AddressObject)stored.Object;
            if (!IsOrphan(address, services) || time.GetUtcNow() - address.Metadata.CreationTimestamp.ToDateTimeOffset() < Young) continue;
            await store.DeleteAsync(IPAddressKind.Kind, "", address.Metadata.Name, stored.Revision, cancel);
            LogFreed(log, address.Metadata.Name);
        }
    }

    private static bool IsOrphan(AddressObject address, Service[] services) =>
        address.Metadata.Labels.Get(ClusterAddresses.ManagedBy) == ClusterAddresses.Manager
        && address.Spec.ParentRef is { Group: "", Resource: "services" } parent
        && !services.Any(s => s.Metadata.Name == parent.Name && s.Metadata.Namespace == parent.Namespace && ServiceAddresses.Taken(s.Spec).Any(a => Canonical(a) == address.Metadata.Name));

    private static string Canonical(string address) => IPAddress.Parse(address).ToString();

    [LoggerMessage(1301, LogLevel.Warning, "Address {Address} of service {Namespace}/{Name} had no object of its own; it has one now")]
    private static partial void LogTaken(ILogger log, string address, string @namespace, string name);

    [LoggerMessage(1302, LogLevel.Warning, "Address {Address} belonged to no service any more; it is free again")]
    private static partial void LogFreed(ILogger log, string address);
}
