namespace Keles.ApiServer;

/// <summary>Knows one sort of bearer token.</summary>
internal interface ITokenAuthenticator
{
    /// <param name="token">As it was sent.</param>
    /// <param name="audiences">For whom it must be good; never empty.</param>
    ValueTask<AuthenticationAnswer> AuthenticateAsync(string token, IReadOnlyList<string> audiences, CancellationToken cancel);
}
