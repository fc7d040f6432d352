namespace Keles.Pki.Tests;

public sealed class SecretsTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("keles-secrets-");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public void A_bootstrap_token_has_upstreams_form_and_hides_its_secret()
    {
        var token = BootstrapToken.Create();
        Assert.Matches("^[a-z0-9]{6}\\.[a-z0-9]{16}$", token.Reveal());
        Assert.True(BootstrapToken.TryParse(token.Reveal(), out var parsed));
        Assert.Equal(token, parsed);
        Assert.Equal($"bootstrap-token-{token.Id}", token.SecretName);
        Assert.Equal($"system:bootstrap:{token.Id}", token.User);
        Assert.DoesNotContain(token.Secret, $"{token}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abcdef.0123456789abcdef", true)]
    [InlineData("abcdeF.0123456789abcdef", false)]
    [InlineData("abcdef.0123456789abcde", false)]
    [InlineData("abcdef.0123456789abcdef0", false)]
    [InlineData("abcdef-0123456789abcdef", false)]
    [InlineData("abcde.00123456789abcdef", false)]
    [InlineData("abcdef.0123456789abcdé0", false)]
    [InlineData("", false)]
    public void Only_that_form_is_a_bootstrap_token(string text, bool expected) =>
        Assert.Equal(expected, BootstrapToken.TryParse(text, out _));

    [Fact]
    public void Secrets_are_compared_by_their_whole_text()
    {
        Assert.True(ConstantTime.Equal("secret", "secret"));
        Assert.False(ConstantTime.Equal("secret", "secreT"));
        Assert.False(ConstantTime.Equal("secret", "secret "));
        Assert.False(ConstantTime.Equal("", "x"));
    }

    [Fact]
    public void Random_secrets_do_not_repeat()
    {
        Assert.Equal(200, Enumerable.Range(0, 200).Select(_ => RandomSecret.Text(16)).Distinct().Count());
        Assert.Matches("^[0-9a-f]{32}$", RandomSecret.Hex(16));
    }

    [Fact]
    public void A_secret_file_takes_the_place_of_an_open_one()
    {
        var path = Path.Combine(directory.FullName, "key");
        File.WriteAllText(path, "old");
        File.SetUnixFileMode(path, (UnixFileMode)0x1A4);
        PemFiles.WriteSecret(path, "new");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal("new", PemFiles.ReadIfThere(path));
        Assert.Single(directory.GetFiles());
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named_and_leaves_nothing()
    {
        var path = Path.Combine(directory.FullName, "missing", "key");
        Assert.StartsWith(path, Assert.Throws<PkiException>(() => PemFiles.WriteSecret(path, "x")).Message, StringComparison.Ordinal);
        Assert.Null(PemFiles.ReadIfThere(path));
        Directory.CreateDirectory(Path.Combine(directory.FullName, "taken"));
        Assert.Throws<PkiException>(() => PemFiles.WriteSecret(Path.Combine(directory.FullName, "taken"), "x"));
        Assert.Empty(directory.GetFiles());
    }

    [Fact]
    public void Keys_too_weak_or_unreadable_are_refused_by_name()
    {
        using var rsa = System.Security.Cryptography.RSA.Create(1024);
        Assert.Equal("sa.key: an RSA key of 1024 bits is too short, use 2048",
            Assert.Throws<PkiException>(() => SigningKey.Parse(rsa.ExportRSAPrivateKeyPem(), "sa.key")).Message);
        Assert.StartsWith("sa.key holds no usable", Assert.Throws<PkiException>(() => SigningKey.Parse("x", "sa.key")).Message, StringComparison.Ordinal);
        Assert.Equal("ca.crt holds no certificate in PEM form", Assert.Throws<PkiException>(() => TrustBundle.Parse("x", "ca.crt")).Message);
    }
}
