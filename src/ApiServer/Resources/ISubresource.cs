using Keles.Api;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>A part of a resource whose reads and writes are objects: scale, binding, eviction, token, finalize, approval.</summary>
/// <remarks>Those that are streams (log, exec, proxy) are handled with the HTTP request at hand.</remarks>
public interface ISubresource
{
    Kind Parent { get; }

    string Name { get; }

    /// <summary>The kind its bodies and answers have.</summary>
    Kind Body { get; }

    Task<ApiObject> GetAsync(ResourceRequest request, CancellationToken cancel) => throw ApiErrors.MethodNotAllowed(Parent, "get");

    Task<ApiObject> CreateAsync(ResourceRequest request, IApiObject body, CancellationToken cancel) => throw ApiErrors.MethodNotAllowed(Parent, "create");

    /// <param name="change">Makes the incoming form from the present one, both of the body's kind.</param>
    Task<ApiObject> UpdateAsync(ResourceRequest request, Func<IApiObject, IApiObject> change, CancellationToken cancel) => throw ApiErrors.MethodNotAllowed(Parent, "update");
}
