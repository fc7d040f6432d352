using System.Text.RegularExpressions;
using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Pki;

namespace Keles.ApiServer;

/// <summary>Knows the tokens that new nodes join with: secrets of kube-system of their own type.</summary>
internal sealed partial class BootstrapTokenAuthenticator(ObjectStore store, TimeProvider time, IReadOnlyList<string> own) : ITokenAuthenticator
{
    private const string Namespace = "kube-system";

    private const string SecretType = "bootstrap.kubernetes.io/token";

    private const string Group = "system:bootstrappers";

    public ValueTask<AuthenticationAnswer> AuthenticateAsync(string token, IReadOnlyList<string> audiences, CancellationToken cancel)
    {
        var good = OwnAudience.Of(audiences, own);
        return ValueTask.FromResult(!good.IsEmpty && BootstrapToken.TryParse(token, out var parsed) && UserOf(parsed) is { } user
            ? AuthenticationAnswer.Of(user, good)
            : AuthenticationAnswer.None);
    }

    private UserIdentity? UserOf(BootstrapToken token)
    {
        if (store.Cached(SecretKind.Kind, Namespace, token.SecretName)?.Object is not Secret { Type: SecretType, Metadata.DeletionTimestamp: null } secret) return null;
        if (!ConstantTime.Equal(Text(secret, "token-secret"), token.Secret) || Text(secret, "token-id") != token.Id) return null;
        if (HasExpired(secret) || Text(secret, "usage-bootstrap-authentication") != "true") return null;
        return GroupsOf(secret) is { } groups ? new UserIdentity(token.User, Groups: groups) : null;
    }

    private static string Text(Secret secret, string key) => secret.Data.Get(key).ToUtf8();

    /// <summary>A time that cannot be read counts as over.</summary>
    private bool HasExpired(Secret secret) =>
        Text(secret, "expiration") is { Length: > 0 } text && !(Time.TryParse(text, out var end, out _) && end.ToDateTimeOffset() > time.GetUtcNow());

    /// <summary>Null when a group is not one that bootstrap tokens may have.</summary>
    private static Items<string>? GroupsOf(Secret secret)
    {
        var groups = new SortedSet<string>(StringComparer.Ordinal) { Group };
        foreach (var group in Text(secret, "auth-extra-groups").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!ExtraGroup().IsMatch(group)) return null;
            groups.Add(group);
        }

        return groups.ToItems();
    }

    [GeneratedRegex(@"\Asystem:bootstrappers:[a-z0-9:-]{0,255}[a-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex ExtraGroup();
}
