using System.Net;
using System.Text;

namespace Keles.Streaming.Upgrade;

/// <summary>Asks a server over HTTP/1.1 to switch to another protocol.</summary>
internal static class UpgradeDialer
{
    /// <exception cref="UpgradeRefusedException">The server answered otherwise.</exception>
    public static async Task<UpgradedConnection> DialAsync(
        UpgradeTarget target, HttpMethod method, string protocol, IEnumerable<KeyValuePair<string, string>> headers, CancellationToken cancel)
    {
        var request = new HttpRequestMessage(method, target.Address) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", protocol);
        foreach (var (name, value) in headers.Concat(target.Headers))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        var response = await target.Http.SendAsync(request, cancel);
        if (response.StatusCode == HttpStatusCode.SwitchingProtocols)
        {
            return new UpgradedConnection(await response.Content.ReadAsStreamAsync(cancel), response.Headers);
        }
        using (response)
        {
            throw new UpgradeRefusedException((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), await BodyAsync(response, cancel));
        }
    }

    private static async Task<string> BodyAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        var bytes = new byte[UpgradeLimits.MaxMessageBytes];
        return Encoding.UTF8.GetString(bytes, 0, await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel));
    }
}
