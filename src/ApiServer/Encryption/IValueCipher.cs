namespace Keles.ApiServer.Encryption;

/// <summary>One key of one method: how a value lies in the store under it.</summary>
internal interface IValueCipher
{
    /// <summary>What every value sealed by it begins with, such as <c>k8s:enc:aesgcm:v1:key1:</c>; empty for values as they are.</summary>
    ReadOnlyMemory<byte> Prefix { get; }

    /// <param name="key">The key in the store; a method that can binds the value to it, so that no value can be passed off as another's.</param>
    /// <returns>With the prefix.</returns>
    byte[] Seal(string key, ReadOnlySpan<byte> value);

    /// <param name="sealedValue">Without the prefix.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was not sealed with this key, or was changed since.</exception>
    byte[] Open(string key, ReadOnlySpan<byte> sealedValue);
}
