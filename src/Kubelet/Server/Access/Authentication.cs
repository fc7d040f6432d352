using System.Security.Cryptography;
using System.Text;
using Keles.Api.Authentication.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Pki;
using Microsoft.AspNetCore.Http;

namespace Keles.Kubelet.Server.Access;

/// <summary>Finds out who asks: by the client's certificate, else by a bearer token that the API knows. Nobody is let in unnamed.</summary>
internal sealed class Authentication(TrustBundle authorities, IApiClient api, TimeProvider time)
{
    private const int Remembered = 1024;
    private const string Scheme = "Bearer ";
    private const string Everybody = "system:authenticated";

    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan KeepRefusal = TimeSpan.FromSeconds(10);

    private readonly RememberedAnswers<string, Caller?> _tokens = new(Remembered, time);

    public async Task<Caller?> WhoAsync(HttpContext http)
    {
        if (http.Connection.ClientCertificate is { } certificate && authorities.RefuseClient(certificate, time.GetUtcNow()) is null)
        {
            var subject = certificate.ReadSubject();
            return new Caller(subject.CommonName, "", [.. subject.Organizations, Everybody], default);
        }
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || header[Scheme.Length..].Trim() is not { Length: > 0 } token)
        {
            return null;
        }
        // The token itself is not kept.
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        return await _tokens.GetAsync(key, () => AskAsync(token, http.RequestAborted));
    }

    private async Task<(Caller?, TimeSpan)> AskAsync(string token, CancellationToken cancel)
    {
        var review = await api.CreateAsync(new TokenReview { Spec = new() { Token = token } }, null, cancel);
        var user = review.Status.User;
        return review.Status.Authenticated ? (new Caller(user.Username, user.Uid, user.Groups, user.Extra), Keep) : (null, KeepRefusal);
    }
}
