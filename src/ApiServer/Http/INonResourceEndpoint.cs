using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Http;

/// <summary>Answers for paths that name no resource: discovery, OpenAPI, version, health. Asked in order, after the gate has let the request in.</summary>
public interface INonResourceEndpoint
{
    /// <param name="path">As it came, beginning with a slash.</param>
    bool Handles(string path);

    /// <summary>The paths it tells in the list at /.</summary>
    IEnumerable<string> Paths => [];

    /// <summary>Writes the answer; refuses by throwing <see cref="Client.ApiException"/>.</summary>
    ValueTask HandleAsync(HttpContext http, CancellationToken cancel);
}
