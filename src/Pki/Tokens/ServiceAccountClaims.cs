namespace Keles.Pki;

/// <summary>What a bound service account token says. Times are whole seconds.</summary>
public sealed record ServiceAccountClaims
{
    public required string Namespace { get; init; }

    public required ObjectReference ServiceAccount { get; init; }

    public required IReadOnlyList<string> Audiences { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    public required DateTimeOffset Expires { get; init; }

    /// <summary>The token's own UUID (jti); shown as the credential-id of the user.</summary>
    public string Id { get; init; } = "";

    public ObjectReference? Pod { get; init; }

    public ObjectReference? Node { get; init; }

    public ObjectReference? Secret { get; init; }

    /// <summary>From then on its use is warned of: the owner should have renewed it.</summary>
    public DateTimeOffset? WarnAfter { get; init; }

    public string User => ServiceAccountUser.Name(Namespace, ServiceAccount.Name);
}
