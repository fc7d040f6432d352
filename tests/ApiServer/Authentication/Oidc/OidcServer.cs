using Keles.Api.Authentication.V1;
using Keles.ApiServer.Oidc;
using Keles.Fakes;
using Keles.Machinery;

namespace Keles.ApiServer.Tests.Oidc;

/// <summary>A server that believes an issuer by a key file, and its configuration file, which a test may change.</summary>
internal sealed class OidcServer : IAsyncDisposable
{
    public const string Simple = "issuer: {url: https://issuer.example.com, audiences: [keles]}\nclaimMappings: {username: {claim: sub, prefix: 'oidc:'}, groups: {claim: groups, prefix: 'oidc:'}}";

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("keles-oidc-");
    private readonly AccessServer server;

    /// <param name="jwt">The one authenticator, as YAML.</param>
    /// <param name="more">More of the file, as YAML lines.</param>
    public OidcServer(AnIssuer issuer, string jwt = Simple, string more = "", IReadOnlyCollection<string>? algorithms = null)
    {
        Write(jwt, more);
        WriteKeys(issuer.KeySet());
        var options = new JwtOptions
        {
            Configuration = AuthenticationConfigurationReader.Read(File.ReadAllText(ConfigurationPath)),
            Text = File.ReadAllText(ConfigurationPath),
            ServerName = Name,
            KeyFiles = new Dictionary<string, string> { [""] = KeyPath },
            Source = () => File.ReadAllText(ConfigurationPath),
        };
        Assert.Equal("", AuthenticationConfigurationValidation.Validate(options.Configuration, []).Select(static e => e.ToString()).FirstOrDefault() ?? "");
        server = AccessServer.Start(o => o with { Jwt = algorithms is null ? options : options with { Algorithms = algorithms } });
    }

    public ManualTime Time => server.Time;

    public DateTimeOffset Now => server.Time.GetUtcNow();

    /// <summary>No other server has it.</summary>
    public string Name => directory.FullName;

    /// <summary>The configuration file's.</summary>
    public string Text => File.ReadAllText(ConfigurationPath);

    public AccessParts Parts => server.Parts;

    private string ConfigurationPath => Path.Combine(directory.FullName, "authentication.yaml");

    private string KeyPath => Path.Combine(directory.FullName, "keys.json");

    public static string File1(string jwt, string more = "") =>
        $"apiVersion: apiserver.config.k8s.io/v1\nkind: AuthenticationConfiguration\n{more}\njwt:\n- {jwt.ReplaceLineEndings("\n  ")}\n";

    public void Write(string jwt, string more = "") => File.WriteAllText(ConfigurationPath, File1(jwt, more));

    public void WriteKeys(string keys) => File.WriteAllText(KeyPath, keys);

    public async Task<UserInfo> UserAsync(string token)
    {
        var status = await ReviewAsync(token);
        Assert.True(status.Authenticated, status.Error);
        Assert.Equal([AccessOptions.DefaultIssuer], status.Audiences.AsEnumerable());
        return status.User;
    }

    /// <summary>Why a token that is for these issuers does not hold.</summary>
    public async Task<string> RefusedAsync(string token)
    {
        var status = await ReviewAsync(token);
        Assert.False(status.Authenticated);
        return status.Error.Replace("[invalid bearer token, ", "", StringComparison.Ordinal).TrimEnd(']');
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        directory.Delete(recursive: true);
    }

    private async Task<TokenReviewStatus> ReviewAsync(string token) =>
        (await server.ReviewAsync(TokenReviewKind.Kind, new TokenReview { Spec = new TokenReviewSpec { Token = token } })).Status;
}
