namespace Keles.ApiServer.Oidc;

/// <summary>How often and how long issuers are asked, and how often files are looked at.</summary>
internal static class JwtLimits
{
    /// <summary>Between two looks at the files.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    /// <summary>An issuer that does not answer is left alone for so long; upstream's figure.</summary>
    public static readonly TimeSpan Retry = TimeSpan.FromSeconds(10);

    /// <summary>Between two fetches of keys that tokens with unknown keys ask for: anybody can send such tokens.</summary>
    public static readonly TimeSpan Refetch = TimeSpan.FromSeconds(1);

    /// <summary>For one fetch, dialling included; upstream's figure.</summary>
    public static readonly TimeSpan Fetch = TimeSpan.FromSeconds(30);

    /// <summary>How long keys are believed when their issuer does not say.</summary>
    public static readonly TimeSpan KeyLife = TimeSpan.FromMinutes(10);

    /// <summary>Bounds of what an issuer may say.</summary>
    public static readonly TimeSpan ShortestKeyLife = TimeSpan.FromSeconds(10), LongestKeyLife = TimeSpan.FromHours(24);

    /// <summary>Of an answer.</summary>
    public const int AnswerBytes = 1024 * 1024;

    public const int Redirects = 5;

    /// <summary>A clock may be that much behind an issuer's; upstream's figure.</summary>
    public static readonly TimeSpan Leeway = TimeSpan.FromMinutes(1);
}
