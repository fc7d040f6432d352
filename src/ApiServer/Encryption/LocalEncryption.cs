using System.Security.Cryptography;

namespace Keles.ApiServer.Encryption;

/// <summary>The configuration of a server that was given none: secrets under a key of its own, made at the first start.</summary>
public static class LocalEncryption
{
    /// <summary>Reads the file, or makes it with a new key, readable by its owner alone.</summary>
    /// <remarks>Values that an earlier version wrote unencrypted stay readable. Whoever loses the file loses the secrets.</remarks>
    public static string ReadOrCreate(string path)
    {
        if (File.Exists(path)) return File.ReadAllText(path);
        var text = $"""
            # How secrets are encrypted in the store. The first key encrypts, all of them decrypt: to change it put a new one before the old one, start the
            # server again, and write all secrets anew (kubectl get secrets -A -o json | kubectl replace -f -). Without this file they cannot be read.
            apiVersion: apiserver.config.k8s.io/v1
            kind: EncryptionConfiguration
            resources:
            - resources: [secrets]
              providers:
              - aesgcm:
                  keys:
                  - name: local
                    secret: {Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}
              - identity: {"{}"}

            """;
        var temporary = path + ".new";
        File.Delete(temporary);
        using (var file = new FileStream(temporary, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path);
        return text;
    }
}
