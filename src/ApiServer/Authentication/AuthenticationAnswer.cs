using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>What one way of authentication made of a request: a user, a refusal, or nothing when there was nothing it knows.</summary>
/// <param name="Error">Why credentials that were meant for this way do not hold; for the log and token reviews, never for the client itself.</param>
/// <param name="Audiences">For whom the credentials are good, of those asked for.</param>
public readonly record struct AuthenticationAnswer(UserIdentity? User, string Error, Items<string> Audiences)
{
    public static AuthenticationAnswer None { get; } = new(null, "", default);

    public bool IsNone => User is null && Error.Length == 0;

    public static AuthenticationAnswer Of(UserIdentity user, Items<string> audiences = default) => new(user, "", audiences);

    public static AuthenticationAnswer Refused(string error) => new(null, error, default);
}
