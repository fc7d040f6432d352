using System.Net.Http.Headers;
using System.Text.Json;
using Keles.Machinery;
using Keles.Pki;

namespace Keles.ApiServer.Oidc;

/// <summary>Reads what an issuer publishes: a description of itself, and the keys that it names there.</summary>
internal sealed class IssuerDocuments(IssuerConfiguration issuer, HttpMessageInvoker client)
{
    private const string WellKnown = "/.well-known/openid-configuration";

    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 32 };

    /// <summary>Where the keys are.</summary>
    /// <exception cref="IssuerException">The issuer does not answer, or not as it should.</exception>
    public async Task<Uri> KeysAddressAsync(CancellationToken cancel)
    {
        var address = issuer.DiscoveryUrl.Length > 0 ? issuer.DiscoveryUrl : (issuer.Url.EndsWith('/') ? issuer.Url[..^1] : issuer.Url) + WellKnown;
        var (body, _) = await GetAsync(new Uri(address), cancel);
        try
        {
            using var document = JsonDocument.Parse(body, Depth);
            var named = ClaimsReader.Text(document.RootElement, "issuer");
            if (named != issuer.Url) throw new IssuerException($"oidc: issuer did not match the issuer returned by provider, expected {GoQuote.Quote(issuer.Url)} got {GoQuote.Quote(named ?? "")}");
            return Uri.TryCreate(ClaimsReader.Text(document.RootElement, "jwks_uri"), UriKind.Absolute, out var keys) && keys.Scheme == Uri.UriSchemeHttps
                ? keys
                : throw new IssuerException($"oidc: {address} names no jwks_uri with https");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new IssuerException($"oidc: failed to decode provider discovery object: {e.Message}", e);
        }
    }

    /// <summary>The keys, for how long they may be kept, and what they were read from.</summary>
    /// <exception cref="IssuerException">The issuer does not answer, or not as it should.</exception>
    public async Task<(VerificationKeys Keys, TimeSpan? Life, byte[] Text)> KeysAsync(Uri address, CancellationToken cancel)
    {
        var (body, caching) = await GetAsync(address, cancel);
        try
        {
            return (VerificationKeys.Parse(body, address.ToString()), caching is { NoStore: false, NoCache: false } ? caching.MaxAge : null, body);
        }
        catch (PkiException e)
        {
            throw new IssuerException($"oidc: failed to decode keys: {e.Message}", e);
        }
    }

    private async Task<(byte[] Body, CacheControlHeaderValue? Caching)> GetAsync(Uri address, CancellationToken cancel)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var answer = await client.SendAsync(request, cancel);
            if (!answer.IsSuccessStatusCode) throw new IssuerException($"oidc: {address} answered {(int)answer.StatusCode}");
            await answer.Content.LoadIntoBufferAsync(JwtLimits.AnswerBytes, cancel);
            return (await answer.Content.ReadAsByteArrayAsync(cancel), answer.Headers.CacheControl);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UriFormatException)
        {
            throw new IssuerException($"Get {GoQuote.Quote(address.ToString())}: {e.InnerException?.Message ?? e.Message}", e);
        }
    }
}
