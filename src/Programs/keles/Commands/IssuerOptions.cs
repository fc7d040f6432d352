using System.CommandLine;
using Keles.ApiServer;
using Keles.ApiServer.Oidc;
using Keles.Hosting;
using Keles.Machinery;
using Keles.Pki;

namespace Keles.Programs;

/// <summary>The options that say whose tokens the server believes besides its own, under upstream's names; those for key files are ours.</summary>
internal sealed class IssuerOptions
{
    private readonly Option<string?> file = new("--authentication-config") { Description = "An AuthenticationConfiguration file: issuers of tokens, how their claims give a user, and what may be asked without credentials. Changes of it are taken over." };
    private readonly Option<string?> issuer = Flag("--oidc-issuer-url", "The issuer of OpenID Connect tokens; https only.");
    private readonly Option<string?> client = Flag("--oidc-client-id", "The audience that the tokens must have.");
    private readonly Option<string?> authority = Flag("--oidc-ca-file", "Who signs the certificate of the issuer's server; without it the machine's own authorities.");
    private readonly Option<string?> username = Flag("--oidc-username-claim", "The claim that is the user's name; sub unless given.");
    private readonly Option<string?> usernamePrefix = Flag("--oidc-username-prefix", "In front of the user's name; the issuer's URL and # unless given or the claim is email, - for nothing.");
    private readonly Option<string?> groups = Flag("--oidc-groups-claim", "The claim that has the user's groups.");
    private readonly Option<string?> groupsPrefix = Flag("--oidc-groups-prefix", "In front of each group.");
    private readonly Option<string[]> required = new("--oidc-required-claim") { Description = "NAME=VALUE: a claim that a token must have; may be repeated." };
    private readonly Option<string?> algorithms = Flag("--oidc-signing-algs", "How tokens may be signed, with commas between; RS256 unless given.");
    private readonly Option<string[]> keys = new("--oidc-jwks-file") { Description = "A file with the issuer's public keys (a JSON Web Key Set), or ISSUER=FILE for one of several issuers: then the issuer is not asked for them. Changes of it are taken over." };

    public IEnumerable<Option> All => [file, .. Flags, required, keys];

    /// <summary>Null when none of the options was given.</summary>
    /// <exception cref="FatalException">They are wrong, or a file is.</exception>
    public JwtOptions? Read(ParseResult parsed)
    {
        var simple = Flags.Any(f => parsed.GetValue(f) is not null) || parsed.GetValue(required) is { Length: > 0 };
        if (parsed.GetValue(file) is not { } path)
        {
            if (!simple) return parsed.GetValue(keys) is { Length: > 0 } ? throw Wrong("--oidc-jwks-file needs an issuer: --oidc-issuer-url or --authentication-config") : null;
            return Checked("--oidc", () => FromFlags(parsed));
        }

        if (simple) throw Wrong("authentication-config file and oidc-* flags are mutually exclusive");
        var text = Checked(path, () => File.ReadAllText(path));
        return Checked(path, () => new JwtOptions { Configuration = AuthenticationConfigurationReader.Read(text), Text = text, ServerName = Here, KeyFiles = KeyFiles(parsed), Source = () => File.ReadAllText(path) });
    }

    private IEnumerable<Option<string?>> Flags => [issuer, client, authority, username, usernamePrefix, groups, groupsPrefix, algorithms];

    private static string Here => ServerIdentity.Of(Environment.MachineName);

    private static Option<string?> Flag(string name, string description) => new(name) { Description = description };

    private JwtOptions FromFlags(ParseResult parsed)
    {
        var flags = new IssuerFlags
        {
            IssuerUrl = parsed.GetValue(issuer) ?? "",
            ClientId = parsed.GetValue(client) ?? "",
            CertificateAuthority = parsed.GetValue(authority) is { } path ? File.ReadAllText(path) : "",
            UsernameClaim = parsed.GetValue(username) ?? "sub",
            UsernamePrefix = parsed.GetValue(usernamePrefix) ?? "",
            GroupsClaim = parsed.GetValue(groups) ?? "",
            GroupsPrefix = parsed.GetValue(groupsPrefix) ?? "",
            RequiredClaims = parsed.GetValue(required) ?? [],
            SigningAlgorithms = parsed.GetValue(algorithms)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? ["RS256"],
        };
        return new() { Configuration = flags.ToConfiguration(), ServerName = Here, Algorithms = [.. flags.SigningAlgorithms], KeyFiles = KeyFiles(parsed) };
    }

    /// <summary>A URL may have an equals sign, a file's name hardly does: the last one counts.</summary>
    private Dictionary<string, string> KeyFiles(ParseResult parsed)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in parsed.GetValue(keys) ?? [])
        {
            var at = value.StartsWith("https://", StringComparison.Ordinal) ? value.LastIndexOf('=') : -1;
            var (of, path) = at < 0 ? ("", value) : (value[..at], value[(at + 1)..]);
            if (!files.TryAdd(of, path)) throw new FormatException($"--oidc-jwks-file is given twice for {(of.Length == 0 ? "all issuers" : of)}");
            VerificationKeys.Parse(File.ReadAllBytes(path), path);
        }

        return files;
    }

    private static T Checked<T>(string where, Func<T> read)
    {
        try
        {
            var value = read();
            if (value is JwtOptions options && AuthenticationConfigurationValidation.Validate(options.Configuration, [AccessOptions.DefaultIssuer]) is { IsEmpty: false } errors) throw new FormatException(errors.Message);
            return value;
        }
        catch (Exception e) when (e is FormatException or PkiException or IOException or UnauthorizedAccessException)
        {
            throw new FatalException($"{where}: {e.Message}", e, ExitCode.Usage);
        }
    }

    private static FatalException Wrong(string message) => new(message, exitCode: ExitCode.Usage);
}
