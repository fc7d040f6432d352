using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Keles.ApiServer.Oidc;

/// <summary>The name by which one of several servers is told from the others, made of its host's as upstream does.</summary>
public static class ServerIdentity
{
    private const int Bytes = 16;

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    public static string Of(string host)
    {
        var hash = SHA256.HashData([.. Prefixed(host), .. Prefixed("kube-apiserver")]).AsSpan(0, Bytes);
        var name = new StringBuilder("apiserver-");
        var (left, bits) = (0, 0);
        foreach (var next in hash)
        {
            (left, bits) = ((left << 8) | next, bits + 8);
            for (; bits >= 5; bits -= 5) name.Append(Alphabet[(left >> (bits - 5)) & 31]);
            left &= (1 << bits) - 1;
        }

        return name.Append(Alphabet[(left << (5 - bits)) & 31]).ToString();
    }

    /// <summary>The length before the text: no other two texts give the same bytes.</summary>
    private static byte[] Prefixed(string text)
    {
        var bytes = new byte[sizeof(ushort) + Encoding.UTF8.GetByteCount(text)];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, checked((ushort)Encoding.UTF8.GetBytes(text, bytes.AsSpan(sizeof(ushort)))));
        return bytes;
    }
}
