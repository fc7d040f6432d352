using Keles.Api;
using Keles.Api.Resource.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Who may claim devices that others have.</summary>
internal sealed class ResourceClaimRule(ObjectStore store) : IResourceRule
{
    public Kind Kind => ResourceClaimKind.Kind;

    public async ValueTask<Prepared> CreatingAsync(ResourceRequest request, IApiObject value, CancellationToken cancel)
    {
        await AdminAccess.CheckAsync(store, Kind, value, ((ResourceClaim)value).Spec.Devices.Requests, cancel);
        return new(value);
    }
}
