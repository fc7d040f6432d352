using System.Security.Cryptography;

namespace Keles.Pki;

/// <summary>Unguessable text.</summary>
public static class RandomSecret
{
    private const string LowerCaseAndDigits = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Lower-case letters and digits, as bootstrap tokens want them.</summary>
    public static string Text(int length) => RandomNumberGenerator.GetString(LowerCaseAndDigits, length);

    /// <summary><paramref name="bytes"/> random bytes in lower-case hex.</summary>
    public static string Hex(int bytes) => RandomNumberGenerator.GetHexString(bytes * 2, lowercase: true);
}
