using Keles.Api;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>A subresource whose bodies are the whole object, written by rules of its own: finalize, approval, resize, ephemeralcontainers.</summary>
internal sealed class ObjectSubresource(ResourceApi api, Kind parent, string name, Transition transition) : ISubresource
{
    public Kind Parent => parent;

    public string Name => name;

    public Kind Body => parent;

    public Task<ApiObject> GetAsync(ResourceRequest request, CancellationToken cancel) => api.GetAsync(request with { Subresource = "" }, "", cancel);

    public Task<ApiObject> UpdateAsync(ResourceRequest request, Func<IApiObject, IApiObject> change, CancellationToken cancel) => api.TransitionAsync(request, change, transition, cancel);
}
