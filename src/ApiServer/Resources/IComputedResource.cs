using Keles.Api;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>A resource whose objects are not stored but found out whenever they are asked for.</summary>
public interface IComputedResource
{
    Kind Kind { get; }

    /// <exception cref="Client.ApiException">There is no such object.</exception>
    Task<IApiObject> GetAsync(string name, CancellationToken cancel);

    Task<IReadOnlyList<IApiObject>> ListAsync(CancellationToken cancel);
}
