namespace Keles.ApiServer;

/// <summary>Whether a user may do something; refuses by throwing <see cref="Client.ApiException"/> in upstream's words.</summary>
public interface IAccessCheck
{
    /// <param name="fieldSelector">Of a list or watch: some may only ask for part of a kind; else empty.</param>
    ValueTask CheckAsync(ResourceRequest request, string verb, string fieldSelector, CancellationToken cancel);
}
