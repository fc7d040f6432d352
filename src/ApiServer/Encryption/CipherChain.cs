using System.Security.Cryptography;
using System.Text;
using Keles.Storage;

namespace Keles.ApiServer.Encryption;

/// <summary>The ways values of some resources may lie in the store: the first writes, all of them read.</summary>
internal sealed class CipherChain(IReadOnlyList<IValueCipher> ciphers)
{
    public ReadOnlyMemory<byte> Seal(string key, ReadOnlyMemory<byte> value) => ciphers[0] is PlainCipher ? value : ciphers[0].Seal(key, value.Span);

    /// <param name="stale">The value would be written in another way today.</param>
    /// <exception cref="StorageException">No cipher here can open it.</exception>
    public ReadOnlyMemory<byte> Open(string key, ReadOnlyMemory<byte> value, out bool stale)
    {
        CryptographicException? failure = null;
        for (var i = 0; i < ciphers.Count; i++)
        {
            var cipher = ciphers[i];
            stale = i > 0;
            if (cipher is PlainCipher)
            {
                if (!value.Span.StartsWith(PlainCipher.Encrypted)) return value;
                continue;
            }

            if (!value.Span.StartsWith(cipher.Prefix.Span)) continue;
            try
            {
                return cipher.Open(key, value.Span[cipher.Prefix.Length..]);
            }
            catch (CryptographicException e)
            {
                // Two keys may bear the same name while one replaces the other.
                failure = e;
            }
        }

        throw Unreadable(key, value.Span, failure);
    }

    private static StorageException Unreadable(string key, ReadOnlySpan<byte> value, CryptographicException? failure)
    {
        if (!value.StartsWith(PlainCipher.Encrypted))
            return new(StorageFailure.Corrupt, $"{key} is stored unencrypted, and the encryption configuration has no identity provider for it: add one, at the end of its providers");
        var end = value.Length;
        for (int i = 0, colons = 0; i < value.Length && colons < 5; i++) if (value[i] == ':' && ++colons == 5) end = i;
        var with = Encoding.UTF8.GetString(value[..Math.Min(end, 200)]);
        return failure is null
            ? new(StorageFailure.Corrupt, $"{key} is encrypted with {with}, and the encryption configuration has no such key: give the server the configuration that has it")
            : new(StorageFailure.Corrupt, $"{key} cannot be decrypted: the key {with} is another than the one that encrypted it, or the value was changed. Give the server the configuration that has the right key", failure);
    }
}
