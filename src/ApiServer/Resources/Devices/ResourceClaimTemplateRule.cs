using Keles.Api;
using Keles.Api.Resource.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Who may write templates of claims for devices that others have.</summary>
internal sealed class ResourceClaimTemplateRule(ObjectStore store) : IResourceRule
{
    public Kind Kind => ResourceClaimTemplateKind.Kind;

    public async ValueTask<Prepared> CreatingAsync(ResourceRequest request, IApiObject value, CancellationToken cancel)
    {
        await AdminAccess.CheckAsync(store, Kind, value, ((ResourceClaimTemplate)value).Spec.Spec.Devices.Requests, cancel);
        return new(value);
    }
}
