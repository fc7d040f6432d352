using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Services get addresses and node ports from the server's ranges, and give them back.</summary>
internal sealed class ServiceRule(ObjectStore store, ClusterAddresses addresses, NodePorts ports) : IResourceRule
{
    public Kind Kind => ServiceKind.Kind;

    public ValueTask<Prepared> CreatingAsync(ResourceRequest request, IApiObject value, CancellationToken cancel) => BookedAsync(request, (Service)value, null, async booking =>
    {
        var service = Settled((Service)value, null);
        service = await ServiceAddresses.OnCreateAsync(service, booking, cancel);
        return ServicePorts.OnCreate(service, booking);
    }, cancel);

    public ValueTask<Prepared> UpdatingAsync(ResourceRequest request, IApiObject value, IApiObject stored, CancellationToken cancel) => BookedAsync(request, (Service)value, (Service)stored, async booking =>
    {
        var service = Settled((Service)value, (Service)stored);
        service = await ServiceAddresses.OnUpdateAsync(service, (Service)stored, booking, cancel);
        return ServicePorts.OnUpdate(service, (Service)stored, booking);
    }, cancel);

    public async ValueTask DeletedAsync(IApiObject value)
    {
        var service = (Service)value;
        foreach (var port in ServicePorts.Taken(service.Spec)) ports.Release(port);
        foreach (var address in ServiceAddresses.Taken(service.Spec)) await addresses.ReleaseAsync(address, service.Metadata, CancellationToken.None);
    }

    private async ValueTask<Prepared> BookedAsync(ResourceRequest request, Service service, Service? stored, Func<ServiceBooking, Task<Service>> book, CancellationToken cancel)
    {
        var booking = new ServiceBooking(addresses, ports, stored ?? service, request.Options.DryRun);
        var done = false;
        try
        {
            // So that a port whose service was just deleted is free again for whoever asks for it.
            if (service.Spec.Type is ServiceTypes.NodePort or ServiceTypes.LoadBalancer) await store.CatchUpAsync(cancel);
            var booked = await book(booking);
            done = true;
            return new(booked, booking);
        }
        finally
        {
            if (!done) await booking.RevertAsync();
        }
    }

    private Service Settled(Service service, Service? stored)
    {
        var errors = new FieldErrors();
        var spec = ServiceFamilies.Settle(service.Spec, stored?.Spec, addresses.Families, errors);
        return errors.IsEmpty ? service with { Spec = spec } : throw ApiErrors.Invalid(ServiceKind.Kind, service.Metadata.Name, errors);
    }
}
