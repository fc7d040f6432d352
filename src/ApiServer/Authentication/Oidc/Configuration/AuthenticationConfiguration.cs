namespace Keles.ApiServer.Oidc;

/// <summary>Which issuers of tokens the server believes, and for what nobody needs to say who he is: an AuthenticationConfiguration file.</summary>
public sealed record AuthenticationConfiguration
{
    public IReadOnlyList<JwtConfiguration> Jwt { get; init; } = [];

    /// <summary>Null when the file says nothing of it.</summary>
    public AnonymousConfiguration? Anonymous { get; init; }
}
