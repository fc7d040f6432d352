using Keles.Api;
using Keles.ApiServer.Encryption;
using Keles.Hosting;

namespace Keles.Programs;

/// <summary>Reads the file that --encryption-provider-config names, or the server's own.</summary>
internal static class EncryptionFile
{
    private const string OwnName = "encryption.yaml";

    public static EncryptionRules Read(string? path, string pkiDirectory)
    {
        var own = Path.Combine(pkiDirectory, OwnName);
        try
        {
            return EncryptionConfigurationReader.Read(path is null ? LocalEncryption.ReadOrCreate(own) : File.ReadAllText(path), Kinds.All);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new FatalException($"{(path is null ? own : $"--encryption-provider-config {path}")}: {(e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : e.Message)}", e, path is null ? ExitCode.Failure : ExitCode.Usage);
        }
    }
}
