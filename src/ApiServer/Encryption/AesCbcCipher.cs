using System.Security.Cryptography;
using System.Text;

namespace Keles.ApiServer.Encryption;

/// <summary>AES-CBC in upstream's form: prefix, 16 bytes of initialization vector, the padded value. It does not notice changes; for stores that have such values.</summary>
internal sealed class AesCbcCipher(string name, byte[] secret) : IValueCipher
{
    private const int Block = 16;

    public ReadOnlyMemory<byte> Prefix { get; } = Encoding.UTF8.GetBytes($"k8s:enc:aescbc:v1:{name}:");

    public byte[] Seal(string key, ReadOnlySpan<byte> value)
    {
        using var aes = Aes.Create();
        aes.Key = secret;
        var vector = RandomNumberGenerator.GetBytes(Block);
        return [.. Prefix.Span, .. vector, .. aes.EncryptCbc(value, vector)];
    }

    public byte[] Open(string key, ReadOnlySpan<byte> sealedValue)
    {
        if (sealedValue.Length < 2 * Block) throw new CryptographicException("the value is too short");
        using var aes = Aes.Create();
        aes.Key = secret;
        return aes.DecryptCbc(sealedValue[Block..], sealedValue[..Block]);
    }
}
