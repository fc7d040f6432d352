using System.Security.Cryptography;
using System.Text;

namespace Keles.Pki;

/// <summary>Compares secrets without telling by its duration how much of a guess was right.</summary>
public static class ConstantTime
{
    public static bool Equal(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(Hash(a), Hash(b));

    // Hashed first, so that not even the length of the secret shows.
    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
