using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Which cluster addresses a service gets.</summary>
internal static class ServiceAddresses
{
    private static readonly FieldPath Ips = FieldPath.Root("spec", "clusterIPs");

    /// <summary>The addresses a service has.</summary>
    public static IEnumerable<string> Taken(ServiceSpec spec) => spec.ClusterIPs.ToArray().Where(a => a.Length > 0 && a != ServiceTypes.None);

    public static async Task<Service> OnCreateAsync(Service service, ServiceBooking booking, CancellationToken cancel)
    {
        if (service.Spec.Type == ServiceTypes.ExternalName || service.Spec.ClusterIPs is [ServiceTypes.None, ..]) return service;
        for (var i = 0; i < service.Spec.IpFamilies.Count; i++) service = await WithAsync(service, i, booking, cancel);
        return service;
    }

    public static async Task<Service> OnUpdateAsync(Service service, Service stored, ServiceBooking booking, CancellationToken cancel)
    {
        if (ServiceFamilies.StaysPreferred(service.Spec, stored.Spec)) return service;
        if (stored.Spec.Type == ServiceTypes.ExternalName) return await OnCreateAsync(service, booking, cancel);
        if (stored.Spec.ClusterIPs is [ServiceTypes.None, ..]) return service;
        if (service.Spec.Type == ServiceTypes.ExternalName)
        {
            booking.GiveBack(Taken(stored.Spec));
            return service;
        }

        switch (stored.Spec.IpFamilies.Count, service.Spec.IpFamilies.Count)
        {
            case (1, 2):
                return await WithAsync(service, 1, booking, cancel);
            case (2, 1):
                booking.GiveBack(Taken(stored.Spec).Skip(1));
                return service;
            default:
                return service;
        }
    }

    /// <summary>The service with an address of its family at a place: the one it asks for, or some.</summary>
    private static async Task<Service> WithAsync(Service service, int at, ServiceBooking booking, CancellationToken cancel)
    {
        var (spec, addresses) = (service.Spec, service.Spec.ClusterIPs);
        if (at < addresses.Count && addresses[at].Length > 0)
        {
            if (await booking.TakeAddressAsync(addresses[at], cancel) is not { } problem) return service;
            var errors = new FieldErrors();
            errors.Invalid(Ips, addresses, $"failed to allocate IP {addresses[at]}: {problem}");
            throw ApiErrors.Invalid(ServiceKind.Kind, service.Metadata.Name, errors);
        }

        var address = await booking.TakeNextAddressAsync(spec.IpFamilies[at], cancel) ?? throw ApiErrors.Internal("failed to allocate a serviceIP: range is full");
        addresses = at < addresses.Count ? addresses.With(at, address) : addresses.Add(address);
        return service with { Spec = spec with { ClusterIPs = addresses, ClusterIP = addresses[0] } };
    }
}
