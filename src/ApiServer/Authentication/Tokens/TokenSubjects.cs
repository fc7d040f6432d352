using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Pki;
using ObjectReference = Keles.Pki.ObjectReference;

namespace Keles.ApiServer;

/// <summary>Whether the account, pod, node and secret that a token names still live: the very ones, told by their UIDs.</summary>
internal sealed class TokenSubjects(ObjectStore store, TimeProvider time)
{
    private const string Invalidated = "service account token has been invalidated";

    private const string InvalidSince = "kubernetes.io/legacy-token-invalid-since";

    /// <summary>What is being deleted is good for a little longer, for its last requests.</summary>
    private static readonly TimeSpan Leeway = TimeSpan.FromMinutes(1);

    /// <summary>Null when all live; otherwise what is amiss.</summary>
    public string? Refuse(ServiceAccountClaims claims)
    {
        var (ns, account) = (claims.Namespace, claims.ServiceAccount);
        if (Find(ServiceAccountKind.Kind, ns, account.Name) is not { } found) return $"serviceaccounts \"{account.Name}\" not found";
        if (IsOver(found)) return $"service account {ns}/{account.Name} has been deleted";
        if (found.Uid != account.Uid) return $"service account UID ({found.Uid}) does not match claim ({account.Uid})";
        return RefuseBound(SecretKind.Kind, ns, claims.Secret, "secret")
            ?? RefuseBound(PodKind.Kind, ns, claims.Pod, "pod")
            // The node of a pod's token only tells where the pod runs: the pod is what the token is bound to.
            ?? (claims.Pod is null ? RefuseBound(NodeKind.Kind, "", claims.Node, "node") : null);
    }

    /// <inheritdoc cref="Refuse(ServiceAccountClaims)"/>
    public string? Refuse(LegacyTokenClaims claims, string token)
    {
        var (ns, account) = (claims.Namespace, claims.ServiceAccount);
        if (store.Cached(SecretKind.Kind, ns, claims.SecretName)?.Object is not Secret { Metadata.DeletionTimestamp: null } secret) return Invalidated;
        if (!ConstantTime.Equal(secret.Data.Get("token").ToUtf8(), token)) return "service account token does not match server's copy";
        if (Find(ServiceAccountKind.Kind, ns, account.Name) is not { } found) return $"serviceaccounts \"{account.Name}\" not found";
        if (found.DeletionTimestamp is not null) return $"service account {ns}/{account.Name} has been deleted";
        if (found.Uid != account.Uid) return $"service account UID ({found.Uid}) does not match claim ({account.Uid})";
        return secret.Metadata.Labels.ContainsKey(InvalidSince)
            ? $"the token in secret {ns}/{claims.SecretName} for service account {ns}/{account.Name} has been marked invalid. Use tokens from the TokenRequest API or manually created secret-based tokens, "
                + $"or remove the '{InvalidSince}' label from the secret to temporarily allow use of this token"
            : null;
    }

    private string? RefuseBound(Kind kind, string ns, ObjectReference? bound, string what)
    {
        if (bound is null) return null;
        if (Find(kind, ns, bound.Name) is not { } found || IsOver(found)) return Invalidated;
        return found.Uid == bound.Uid ? null : $"{what} UID ({found.Uid}) does not match service account {what} ref claim ({bound.Uid})";
    }

    private ObjectMeta? Find(Kind kind, string ns, string name) => store.Cached(kind, ns, name)?.Metadata;

    private bool IsOver(ObjectMeta metadata) => metadata.DeletionTimestamp is { } end && end.ToDateTimeOffset() < time.GetUtcNow() - Leeway;
}
