using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Pki;

namespace Keles.Controllers.Bootstrap;

/// <summary>Secrets that hold the tokens new nodes join with.</summary>
internal static class TokenSecret
{
    public const string Type = "bootstrap.kubernetes.io/token";
    public const string Namespace = "kube-system";

    private const string NamePrefix = "bootstrap-token-";

    /// <summary>How long the token is still good for: zero when it is over or its end cannot be read, null when it has no end.</summary>
    public static TimeSpan? Left(Secret secret, DateTimeOffset now)
    {
        var text = Text(secret, "expiration");
        if (text.Length == 0) return null;
        if (!Time.TryParse(text, out var end, out _) || end.ToDateTimeOffset() <= now) return TimeSpan.Zero;
        return end.ToDateTimeOffset() - now;
    }

    /// <summary>The token, if it may sign: its name says its identifier, it is not over and is meant for it.</summary>
    public static (string Id, string Secret)? Signing(Secret secret, DateTimeOffset now)
    {
        var (id, key) = (Text(secret, "token-id"), Text(secret, "token-secret"));
        if (!IsId(id) || secret.Metadata.Name != NamePrefix + id || key.Length == 0) return null;
        if (Left(secret, now) == TimeSpan.Zero || Text(secret, "usage-bootstrap-signing") != "true") return null;
        return (id, key);
    }

    private static bool IsId(string id) => id.Length == BootstrapToken.IdLength && id.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9'));

    private static string Text(Secret secret, string key) => secret.Data.Get(key).ToUtf8();
}
