namespace Keles.Pki;

/// <summary>The files of one credentials directory, which only its owner may enter.</summary>
internal sealed class CredentialFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string directory;

    public CredentialFiles(string directory)
    {
        this.directory = directory;
        try
        {
            Directory.CreateDirectory(directory, OwnerOnly);
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw new PkiException($"{directory} cannot be made: {bad.Message}", bad);
        }
    }

    public string TokenKeyPath => Path.Combine(directory, "sa.key");

    private string TokenPublicKeyPath => Path.Combine(directory, "sa.pub");

    public string CertificatePath(string name) => Path.Combine(directory, name + ".crt");

    public string KeyPath(string name) => Path.Combine(directory, name + ".key");

    /// <summary>Null when the certificate is not there; an error when only its key is missing, for the key cannot be made again.</summary>
    public IssuedCertificate? ReadPair(string name)
    {
        if (PemFiles.ReadIfThere(CertificatePath(name)) is not { } certificate)
        {
            return null;
        }

        return ReadKey(name) is { } key ? new IssuedCertificate(certificate, key) : throw new PkiException(
            $"{CertificatePath(name)} is there but {KeyPath(name)} is not: "
            + "restore the missing file, or remove both to start with a new authority");
    }

    public string? ReadKey(string name) => PemFiles.ReadIfThere(KeyPath(name));

    /// <summary>Null when it is not there whole and sound: it can be issued again.</summary>
    public IssuedCertificate? ReadRenewable(string name)
    {
        if (PemFiles.ReadIfThere(CertificatePath(name)) is not { } certificate || PemFiles.ReadIfThere(KeyPath(name)) is not { } key)
        {
            return null;
        }

        var pair = new IssuedCertificate(certificate, key);
        try
        {
            pair.ToCertificate().Dispose();
            return pair;
        }
        catch (PkiException)
        {
            return null;
        }
    }

    /// <summary>Only the key of an authority must survive a power cut: everything else can be made from it again.</summary>
    public void WritePair(string name, IssuedCertificate pair, bool isAuthority)
    {
        // The key first, for the certificate follows from it and not the other way round.
        PemFiles.WriteSecret(KeyPath(name), pair.KeyPem, durable: isAuthority);
        PemFiles.WritePublic(CertificatePath(name), pair.CertificatePem, durable: false);
    }

    public string? ReadTokenKey() => PemFiles.ReadIfThere(TokenKeyPath);

    public void WriteTokenKey(SigningKey key)
    {
        PemFiles.WriteSecret(TokenKeyPath, key.PrivatePem(), durable: true);
        PemFiles.WritePublic(TokenPublicKeyPath, key.PublicPem(), durable: false);
    }
}
