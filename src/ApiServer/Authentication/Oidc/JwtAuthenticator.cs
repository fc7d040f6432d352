using Keles.Pki;

namespace Keles.ApiServer.Oidc;

/// <summary>Knows the tokens of one issuer.</summary>
internal sealed class JwtAuthenticator(JwtConfiguration jwt, IIssuerKeys keys, IReadOnlyCollection<string> algorithms, JwtMetrics metrics, TimeProvider time)
{
    private readonly ClaimedUser users = new(jwt);

    public bool IsIssuer(string issuer) => jwt.Issuer.Url == issuer;

    public async ValueTask<AuthenticationAnswer> AuthenticateAsync(JsonWebToken token, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        var answer = await VerifyAsync(token, cancel);
        metrics.Verified(jwt.Issuer.Url, answer.User is not null, time.GetElapsedTime(began));
        return answer;
    }

    private async ValueTask<AuthenticationAnswer> VerifyAsync(JsonWebToken token, CancellationToken cancel)
    {
        if (await keys.CurrentAsync(cancel) is not { } known) return AuthenticationAnswer.Refused("oidc: authenticator not initialized");
        if (IdToken.Refuse(token, jwt.Issuer.Audiences, algorithms, time.GetUtcNow()) is { } wrong) return AuthenticationAnswer.Refused($"oidc: verify token: {wrong}");
        if (!known.Verify(token))
        {
            var newer = await keys.NewerAsync(known, cancel);
            if (ReferenceEquals(newer, known) || !newer.Verify(token))
                return AuthenticationAnswer.Refused("oidc: verify token: failed to verify signature: failed to verify id token signature");
        }

        try
        {
            return AuthenticationAnswer.Of(users.Of(token.Payload, cancel));
        }
        catch (ClaimException refused)
        {
            return AuthenticationAnswer.Refused(refused.Message);
        }
    }
}
