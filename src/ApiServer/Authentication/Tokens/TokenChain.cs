namespace Keles.ApiServer;

/// <summary>Asks the sorts of tokens in their order until one knows the token.</summary>
internal sealed class TokenChain(IReadOnlyList<string> ownAudiences, IReadOnlyList<ITokenAuthenticator> authenticators)
{
    /// <summary>What a refused token is answered with when no sort of token knows it.</summary>
    private const string Unknown = "invalid bearer token";

    public IReadOnlyList<string> OwnAudiences => ownAudiences;

    /// <param name="audiences">For whom the token must be good; empty means this server.</param>
    public async ValueTask<AuthenticationAnswer> AuthenticateAsync(string token, IReadOnlyList<string> audiences, CancellationToken cancel)
    {
        var wanted = audiences.Count > 0 ? audiences : ownAudiences;
        var errors = new List<string> { Unknown };
        foreach (var authenticator in authenticators)
        {
            var answer = await authenticator.AuthenticateAsync(token, wanted, cancel);
            if (answer.User is { } user) return answer with { User = Authenticated.Mark(user) };
            if (answer.Error.Length > 0) errors.Add(answer.Error);
        }

        return AuthenticationAnswer.Refused(errors.Count == 1 ? Unknown : $"[{string.Join(", ", errors)}]");
    }
}
