namespace Keles.Pki;

/// <summary>What the token in a Secret of type kubernetes.io/service-account-token says: it does not expire.</summary>
public sealed record LegacyTokenClaims(string Namespace, string SecretName, ObjectReference ServiceAccount)
{
    /// <summary>The issuer of all such tokens, whatever the cluster's own issuer is.</summary>
    public const string Issuer = "kubernetes/serviceaccount";

    public string User => ServiceAccountUser.Name(Namespace, ServiceAccount.Name);
}
