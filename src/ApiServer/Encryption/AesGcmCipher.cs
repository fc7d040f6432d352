using System.Security.Cryptography;
using System.Text;

namespace Keles.ApiServer.Encryption;

/// <summary>AES-GCM in upstream's form: prefix, 12 bytes of nonce, the encrypted value, 16 bytes of tag; the store's key is authenticated with it.</summary>
internal sealed class AesGcmCipher(string name, byte[] secret) : IValueCipher
{
    private const int Nonce = 12;
    private const int Tag = 16;

    public ReadOnlyMemory<byte> Prefix { get; } = Encoding.UTF8.GetBytes($"k8s:enc:aesgcm:v1:{name}:");

    public byte[] Seal(string key, ReadOnlySpan<byte> value)
    {
        var result = new byte[Prefix.Length + Nonce + value.Length + Tag];
        Prefix.Span.CopyTo(result);
        var nonce = result.AsSpan(Prefix.Length, Nonce);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(secret, Tag);
        aes.Encrypt(nonce, value, result.AsSpan(Prefix.Length + Nonce, value.Length), result.AsSpan(result.Length - Tag), Encoding.UTF8.GetBytes(key));
        return result;
    }

    public byte[] Open(string key, ReadOnlySpan<byte> sealedValue)
    {
        if (sealedValue.Length < Nonce + Tag) throw new CryptographicException("the value is too short");
        var value = new byte[sealedValue.Length - Nonce - Tag];
        using var aes = new AesGcm(secret, Tag);
        aes.Decrypt(sealedValue[..Nonce], sealedValue[Nonce..^Tag], sealedValue[^Tag..], value, Encoding.UTF8.GetBytes(key));
        return value;
    }
}
