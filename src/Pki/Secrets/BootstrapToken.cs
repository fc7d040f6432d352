namespace Keles.Pki;

/// <summary>
/// The token a new node joins with: a public identifier of 6 and a secret of 16 lower-case letters or digits, joined by a dot.
/// </summary>
public sealed record BootstrapToken(string Id, string Secret)
{
    public const int IdLength = 6;
    public const int SecretLength = 16;

    /// <summary>The name of the Secret in kube-system that holds the token.</summary>
    public string SecretName => $"bootstrap-token-{Id}";

    /// <summary>The user a bearer of the token is.</summary>
    public string User => $"system:bootstrap:{Id}";

    public static BootstrapToken Create() => new(RandomSecret.Text(IdLength), RandomSecret.Text(SecretLength));

    public static bool TryParse(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out BootstrapToken? token)
    {
        ArgumentNullException.ThrowIfNull(text);
        token = text.Length == IdLength + 1 + SecretLength && text[IdLength] == '.'
            ? new BootstrapToken(text[..IdLength], text[(IdLength + 1)..])
            : null;
        if (token is null || !IsPlain(token.Id) || !IsPlain(token.Secret))
        {
            token = null;
        }

        return token is not null;
    }

    /// <summary>The whole token; printing the record by accident shows only its identifier.</summary>
    public string Reveal() => $"{Id}.{Secret}";

    public override string ToString() => Id;

    private static bool IsPlain(string text) => text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9'));
}
