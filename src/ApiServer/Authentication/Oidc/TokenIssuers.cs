using Keles.ApiServer.Connect;
using Keles.Machinery;
using Keles.Pki;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer.Oidc;

/// <summary>Knows the tokens of all issuers that the configuration names at the time.</summary>
/// <remarks>What is in force is one immutable value, replaced whole; only <see cref="Look"/> replaces it, and only one loop calls that.</remarks>
internal sealed partial class TokenIssuers : ITokenAuthenticator
{
    private readonly JwtOptions options;
    private readonly IssuerKeySources sources;
    private readonly JwtMetrics metrics;
    private readonly IReadOnlyList<string> ownAudiences, ownIssuers;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private volatile InForce current;
    private string text;

    /// <exception cref="PkiException">A file of keys holds none.</exception>
    public TokenIssuers(JwtOptions options, IReadOnlyList<string> ownAudiences, IReadOnlyList<string> ownIssuers, IClusterDialer dialer, TimeProvider time, ILogger log)
    {
        (this.options, this.ownAudiences, this.ownIssuers, this.time, this.log) = (options, ownAudiences, ownIssuers, time, log);
        metrics = new(options.ServerName, time);
        sources = new(options, dialer, metrics, time, log);
        current = Of(options.Configuration);
        text = options.Text;
        if (options.Source is not null) metrics.InForce(text);
    }

    /// <summary>Null when the configuration says nothing of requests without credentials.</summary>
    public AnonymousConfiguration? Anonymous => current.Anonymous;

    public async ValueTask<AuthenticationAnswer> AuthenticateAsync(string token, IReadOnlyList<string> audiences, CancellationToken cancel)
    {
        var good = OwnAudience.Of(audiences, ownAudiences);
        if (good.IsEmpty || current.Authenticators.Count == 0 || !JsonWebToken.TryParse(token, out var parsed) || IdToken.Issuer(parsed) is not { } issuer) return AuthenticationAnswer.None;
        if (current.Authenticators.FirstOrDefault(a => a.IsIssuer(issuer)) is not { } authenticator) return AuthenticationAnswer.None;
        var answer = await authenticator.AuthenticateAsync(parsed, cancel);
        return answer.User is null ? answer : answer with { Audiences = good };
    }

    /// <summary>Looks at the files from time to time.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            await Task.Delay(JwtLimits.Poll, time, cancel);
            Look();
        }
    }

    /// <summary>Takes over a changed configuration; one that is wrong is told, and changes nothing.</summary>
    public void Look()
    {
        sources.Look();
        if (options.Source is null) return;
        try
        {
            var now = options.Source();
            if (now == text) return;
            var configuration = Wanted(now);
            // What is wrong with a file of keys may be mended there: then it is tried again as it is.
            current = Of(configuration);
            text = now;
            metrics.InForce(now);
            metrics.Read(taken: true);
            LogTaken(log, configuration.Jwt.Count);
        }
        catch (Exception e) when (e is FormatException or PkiException or IOException or UnauthorizedAccessException)
        {
            metrics.Read(taken: false);
            LogRefused(log, e.Message);
        }
    }

    /// <exception cref="FormatException">It is wrong, and is not tried again until it has changed.</exception>
    private AuthenticationConfiguration Wanted(string now)
    {
        try
        {
            var configuration = AuthenticationConfigurationReader.Read(now);
            var errors = AuthenticationConfigurationValidation.Validate(configuration, ownIssuers);
            if (!Same(configuration.Anonymous, options.Configuration.Anonymous)) errors.Forbidden(FieldPath.Root("anonymous"), "changed from initial configuration file");
            return errors.IsEmpty ? configuration : throw new FormatException(errors.Message);
        }
        catch (FormatException)
        {
            text = now;
            throw;
        }
    }

    private static bool Same(AnonymousConfiguration? one, AnonymousConfiguration? other) =>
        one?.Enabled == other?.Enabled && (one?.Paths ?? []).SequenceEqual(other?.Paths ?? []);

    private InForce Of(AuthenticationConfiguration configuration)
    {
        JwtAuthenticator[] authenticators = [.. configuration.Jwt.Select(jwt => new JwtAuthenticator(jwt, sources.Of(jwt.Issuer), options.Algorithms, metrics, time))];
        sources.Keep(configuration.Jwt.Select(static jwt => jwt.Issuer));
        return new(authenticators, configuration.Anonymous);
    }

    private sealed record InForce(IReadOnlyList<JwtAuthenticator> Authenticators, AnonymousConfiguration? Anonymous);

    [LoggerMessage(1334, LogLevel.Information, "The authentication configuration was taken over; it names {Count} issuers of tokens")]
    private static partial void LogTaken(ILogger log, int count);

    [LoggerMessage(1335, LogLevel.Error, "The authentication configuration is refused, that from before stays in force: {Reason}")]
    private static partial void LogRefused(ILogger log, string reason);
}
