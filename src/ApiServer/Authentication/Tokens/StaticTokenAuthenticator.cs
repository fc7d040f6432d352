using System.Security.Cryptography;
using System.Text;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Knows the tokens of the configuration.</summary>
internal sealed class StaticTokenAuthenticator : ITokenAuthenticator
{
    // By hash, so that the time of a look-up tells nothing of a token.
    private readonly Dictionary<string, UserIdentity> users = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> own;

    public StaticTokenAuthenticator(IEnumerable<StaticToken> tokens, IReadOnlyList<string> own)
    {
        this.own = own;
        foreach (var token in tokens) users[Hash(token.Token)] = new UserIdentity(token.User, token.Uid, token.Groups.ToItems());
    }

    public ValueTask<AuthenticationAnswer> AuthenticateAsync(string token, IReadOnlyList<string> audiences, CancellationToken cancel)
    {
        var good = OwnAudience.Of(audiences, own);
        return ValueTask.FromResult(!good.IsEmpty && users.TryGetValue(Hash(token), out var user) ? AuthenticationAnswer.Of(user, good) : AuthenticationAnswer.None);
    }

    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
