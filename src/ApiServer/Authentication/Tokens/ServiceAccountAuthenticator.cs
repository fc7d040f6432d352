using Keles.Machinery;
using Keles.Pki;

namespace Keles.ApiServer;

/// <summary>Knows the tokens of service accounts, bound ones and those of secrets, while all they are bound to lives.</summary>
internal sealed class ServiceAccountAuthenticator(VerifiedTokens tokens, ObjectStore store, TokenSubjects subjects, TokenUse use) : ITokenAuthenticator
{
    public ValueTask<AuthenticationAnswer> AuthenticateAsync(string token, IReadOnlyList<string> audiences, CancellationToken cancel) => tokens.Check(token, audiences) switch
    {
        TokenVerdict.Bound bound => UsedAsync(bound.Claims, AnswerAsync(UserOf(bound.Claims), bound.Audiences, () => subjects.Refuse(bound.Claims), cancel)),
        TokenVerdict.Legacy legacy => UsedAsync(legacy.Claims, AnswerAsync(UserOf(legacy.Claims), legacy.Audiences, () => subjects.Refuse(legacy.Claims, token), cancel), cancel),
        TokenVerdict.Refused refused => ValueTask.FromResult(AuthenticationAnswer.Refused(refused.Reason)),
        _ => ValueTask.FromResult(AuthenticationAnswer.None),
    };

    private async ValueTask<AuthenticationAnswer> AnswerAsync(UserIdentity user, IReadOnlyList<string> audiences, Func<string?> refuse, CancellationToken cancel)
    {
        if (refuse() is not null)
        {
            // A pod of a moment ago may not be in this server's cache yet: what the token is bound to is refused only as of now.
            await store.CatchUpAsync(cancel);
            if (refuse() is { } reason) return AuthenticationAnswer.Refused(reason);
        }

        return AuthenticationAnswer.Of(user, audiences.ToItems());
    }

    private async ValueTask<AuthenticationAnswer> UsedAsync(ServiceAccountClaims claims, ValueTask<AuthenticationAnswer> pending)
    {
        var answer = await pending;
        if (answer.User is not null) use.Note(claims);
        return answer;
    }

    private async ValueTask<AuthenticationAnswer> UsedAsync(LegacyTokenClaims claims, ValueTask<AuthenticationAnswer> pending, CancellationToken cancel)
    {
        var answer = await pending;
        if (answer.User is not null) await use.NoteAsync(claims.Namespace, claims.SecretName, cancel);
        return answer;
    }

    private static UserIdentity UserOf(ServiceAccountClaims claims)
    {
        var extra = default(OrderedMap<Items<string>>);
        if (claims.Id.Length > 0) extra = extra.With(ExtraKeys.CredentialId, [$"JTI={claims.Id}"]);
        if (claims.Pod is { } pod) extra = extra.With(ExtraKeys.PodName, [pod.Name]).With(ExtraKeys.PodUid, [pod.Uid]);
        if (claims.Node is { } node)
        {
            extra = extra.With(ExtraKeys.NodeName, [node.Name]);
            if (node.Uid.Length > 0) extra = extra.With(ExtraKeys.NodeUid, [node.Uid]);
        }

        return new UserIdentity(claims.User, claims.ServiceAccount.Uid, ServiceAccountGroups.Of(claims.Namespace), extra);
    }

    private static UserIdentity UserOf(LegacyTokenClaims claims) => new(claims.User, claims.ServiceAccount.Uid, ServiceAccountGroups.Of(claims.Namespace));
}
