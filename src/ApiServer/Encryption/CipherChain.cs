using System.Security.Cryptography;
using System.Text;
using Keles.ApiServer.Metrics;
using Keles.Storage;

namespace Keles.ApiServer.Encryption;

/// <summary>The ways values of some resources may lie in the store: the first writes, all of them read.</summary>
/// <param name="resource">Whose values they are; empty as long as that is not known.</param>
internal sealed class CipherChain(IReadOnlyList<IValueCipher> ciphers, string resource = "")
{
    private readonly TransformSeries?[] series = [.. ciphers.Select(c => c is PlainCipher || resource.Length == 0 ? null : new TransformSeries(resource, MethodOf(c)))];

    public CipherChain For(string name) => new(ciphers, name);

    public ReadOnlyMemory<byte> Seal(string key, ReadOnlyMemory<byte> value)
    {
        if (ciphers[0] is PlainCipher) return value;
        var began = TransformSeries.Begin();
        var result = ciphers[0].Seal(key, value.Span);
        series[0]?.Sealed(began);
        return result;
    }

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
                var began = TransformSeries.Begin();
                var opened = cipher.Open(key, value.Span[cipher.Prefix.Length..]);
                series[i]?.Opened(began);
                return opened;
            }
            catch (CryptographicException e)
            {
                // Two keys may bear the same name while one replaces the other.
                failure = e;
                series[i]?.NotOpened();
            }
        }

        throw Unreadable(key, value.Span, failure);
    }

    /// <summary>Without the key's name: <c>k8s:enc:aesgcm:v1:</c>.</summary>
    private static string MethodOf(IValueCipher cipher)
    {
        var text = Encoding.UTF8.GetString(cipher.Prefix.Span).TrimEnd(':');
        return text[..(text.LastIndexOf(':') + 1)];
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
