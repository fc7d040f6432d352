namespace Keles.ApiServer;

/// <summary>Whether a user may do something; refuses by throwing <see cref="Client.ApiException"/> in upstream's words.</summary>
public interface IAccessCheck
{
    ValueTask CheckAsync(ResourceRequest request, string verb, CancellationToken cancel);
}
