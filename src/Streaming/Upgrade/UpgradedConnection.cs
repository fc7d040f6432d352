using System.Net.Http.Headers;

namespace Keles.Streaming.Upgrade;

/// <summary>A connection on which the server agreed to speak another protocol.</summary>
/// <param name="Transport">The bytes that follow the response, both ways; disposing it closes the connection.</param>
/// <param name="Headers">The response's headers.</param>
internal sealed record UpgradedConnection(Stream Transport, HttpResponseHeaders Headers)
{
    public string? Header(string name) => Headers.NonValidated.TryGetValues(name, out var values) ? values.First() : null;
}
