using System.Security.Cryptography.X509Certificates;
using Keles.Pki;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer;

/// <summary>Finds out who makes a request. The first credentials that hold count; ones that do not hold never become an anonymous request.</summary>
public sealed partial class RequestAuthenticator
{
    private readonly FrontProxyAuthenticator? frontProxy;
    private readonly CertificateAuthenticator? certificates;
    private readonly TokenChain tokens;
    private readonly Func<string, bool> allowsAnonymous;
    private readonly TimeProvider time;
    private readonly ILogger log;

    /// <param name="allowsAnonymous">Whether a path may be asked for without credentials.</param>
    internal RequestAuthenticator(AccessOptions options, TokenChain tokens, Func<string, bool> allowsAnonymous, TimeProvider time, ILogger log)
    {
        this.tokens = tokens;
        this.log = log;
        this.time = time;
        this.allowsAnonymous = allowsAnonymous;
        if (options.RequestHeaderAuthorities.Length > 0)
            frontProxy = new(new(TrustBundle.Parse(options.RequestHeaderAuthorities, "the front proxy's authorities"), time), options.RequestHeaders);
        if (options.ClientAuthorities.Length > 0)
            certificates = new(new(TrustBundle.Parse(options.ClientAuthorities, "the authorities of clients"), time));
    }

    /// <exception cref="Client.ApiException">401: there are no credentials that hold.</exception>
    public async ValueTask<UserIdentity> AuthenticateAsync(HttpContext http, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(http);
        var begun = time.GetTimestamp();
        var errors = new List<string>();
        var user = FromCertificate(http, errors) ?? await FromHeaderAsync(http, errors, cancel) ?? await FromProtocolAsync(http, errors, cancel);
        if (user is null && errors.Count == 0 && allowsAnonymous(http.Request.Path.Value ?? "")) user = UserIdentity.Anonymous;
        if (user is not null)
        {
            AccessMetrics.Authenticated(user, time.GetElapsedTime(begun));
            return Authenticated.Mark(user);
        }

        AccessMetrics.NotAuthenticated(errors.Count > 0, time.GetElapsedTime(begun));
        LogRefused(log, errors.Count == 0 ? "no credentials" : string.Join("; ", errors));
        throw ApiErrors.Unauthorized();
    }

    private UserIdentity? FromCertificate(HttpContext http, List<string> errors)
    {
        if (http.Connection.ClientCertificate is not { } certificate) return null;
        try
        {
            return FromCertificate(http, certificate, errors);
        }
        catch (PkiException unreadable)
        {
            errors.Add(unreadable.Message);
            return null;
        }
    }

    private UserIdentity? FromCertificate(HttpContext http, X509Certificate2 certificate, List<string> errors)
    {
        if (frontProxy?.Authenticate(certificate, http.Request.Headers) is { } proxied)
        {
            if (proxied.User is not null)
            {
                frontProxy.Clear(http.Request.Headers);
                return proxied.User;
            }

            if (proxied.Error.Length > 0) errors.Add(proxied.Error);
        }

        var answer = certificates?.Authenticate(certificate) ?? AuthenticationAnswer.None;
        if (answer.User is not null) AccessMetrics.CertificateUsed(certificate.NotAfter.ToUniversalTime() - time.GetUtcNow().UtcDateTime);
        if (answer.Error.Length > 0) errors.Add(answer.Error);
        return answer.User;
    }

    private async ValueTask<UserIdentity?> FromHeaderAsync(HttpContext http, List<string> errors, CancellationToken cancel)
    {
        if (BearerTokens.FromHeader(http.Request.Headers) is not { } token) return null;
        var answer = await tokens.AuthenticateAsync(token, [], cancel);
        if (answer.Error.Length > 0) errors.Add(answer.Error);
        // Nobody behind here may pass the token on.
        if (answer.User is not null) http.Request.Headers.Authorization = default;
        return answer.User;
    }

    private async ValueTask<UserIdentity?> FromProtocolAsync(HttpContext http, List<string> errors, CancellationToken cancel)
    {
        var (token, protocols, error) = BearerTokens.FromProtocols(http.Request);
        if (error.Length > 0) errors.Add(error);
        if (token is null) return null;
        var answer = await tokens.AuthenticateAsync(token, [], cancel);
        if (answer.Error.Length > 0) errors.Add(answer.Error);
        if (answer.User is not null) BearerTokens.Clear(http.Request, protocols);
        return answer.User;
    }

    [LoggerMessage(1301, LogLevel.Information, "A request was not let in: {Reason}")]
    private static partial void LogRefused(ILogger log, string reason);
}
