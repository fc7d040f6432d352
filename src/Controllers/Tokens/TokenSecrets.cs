using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.Tokens;

/// <summary>Secrets that hold the token of a service account, of the old kind that never expires.</summary>
internal static class TokenSecrets
{
    public const string Type = "kubernetes.io/service-account-token";
    public const string AccountName = "kubernetes.io/service-account.name";
    public const string AccountUid = "kubernetes.io/service-account.uid";

    public static bool IsTokenSecret(Secret secret) => secret.Type == Type;

    /// <summary>Whether the secret is for exactly this account.</summary>
    public static bool IsFor(Secret secret, ServiceAccount account) =>
        secret.Metadata.Annotations.Get(AccountName) == account.Metadata.Name
        && (secret.Metadata.Annotations.Get(AccountUid) is not { Length: > 0 } uid || uid == account.Metadata.Uid);

    /// <summary>The secret with what it lacks, or null when it lacks nothing.</summary>
    public static Secret? Filled(Secret secret, ServiceAccount account, string rootCa, Func<ServiceAccount, Secret, string> sign)
    {
        var data = secret.Data;
        if (rootCa.Length > 0 && data.Get("ca.crt") is var ca && ca.ToUtf8() != rootCa) data = data.With("ca.crt", Bytes.FromUtf8(rootCa));
        if (data.Get("namespace") is { Length: 0 }) data = data.With("namespace", Bytes.FromUtf8(secret.Metadata.Namespace));
        if (data.Get("token") is { Length: 0 }) data = data.With("token", Bytes.FromUtf8(sign(account, secret)));
        var annotations = secret.Metadata.Annotations.With(AccountName, account.Metadata.Name).With(AccountUid, account.Metadata.Uid);
        if (data == secret.Data && annotations == secret.Metadata.Annotations) return null;
        return secret with { Data = data, Metadata = secret.Metadata with { Annotations = annotations } };
    }
}
