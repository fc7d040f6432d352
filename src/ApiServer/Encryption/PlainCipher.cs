namespace Keles.ApiServer.Encryption;

/// <summary>Values as they are (upstream's identity provider).</summary>
internal sealed class PlainCipher : IValueCipher
{
    /// <summary>What every encrypted value begins with; a plain one never does.</summary>
    public static ReadOnlySpan<byte> Encrypted => "k8s:enc:"u8;

    public ReadOnlyMemory<byte> Prefix => default;

    public byte[] Seal(string key, ReadOnlySpan<byte> value) => value.ToArray();

    public byte[] Open(string key, ReadOnlySpan<byte> sealedValue) => sealedValue.ToArray();
}
