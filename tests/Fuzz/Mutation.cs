using System.Text;

namespace Keles.Fuzz.Tests;

/// <summary>Spoils inputs: bytes, and pieces that readers of a format pay attention to.</summary>
internal static class Mutation
{
    public static readonly string[] JsonPieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "null", "true", "{}", "[]", "\"\"", "0", "-1", "1e999", "-0.0", "9223372036854775807", "9223372036854775808", "99999999999999999999999",
        "1.5", "\\u0000", "\\ud800", "\\", "\"metadata\":{}", "\"kind\":1", "\"a\":", "é", "\u2028", "\"1Gi\"", "\"2026-01-01T00:00:00Z\"", "\"\":null",
    ];

    public static readonly string[] YamlPieces =
    [
        ": ", "- ", "\n", "  ", "\t", "? ", "&a ", "*a", "<<: ", "!!binary ", "!!int ", "|\n ", ">-\n ", "---\n", "...\n", "%YAML 1.1\n", "'", "\"", "#", "~", "yes", "0x1F", "0o7", ".inf", "1_000", "2001-01-01", "[", "]", "{", "}", ",",
    ];

    public static byte[] Spoil(this Random random, byte[] seed, IReadOnlyList<string> pieces, int most = 6)
    {
        var bytes = new List<byte>(seed);
        for (var i = random.Next(most + 1); i > 0; i--)
        {
            var at = random.Next(bytes.Count + 1);
            var length = Math.Min(bytes.Count - at, random.Next(1, random.Next(2, 40)));
            switch (random.Next(7))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(pieces[random.Next(pieces.Count)]));
                    break;
                case 3 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 4 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 5 when bytes.Count > 0:
                    var from = random.Next(bytes.Count);
                    bytes.InsertRange(at, bytes.GetRange(from, Math.Min(bytes.Count - from, length * 4)));
                    break;
                default:
                    var deep = Encoding.UTF8.GetBytes(pieces[random.Next(pieces.Count)]);
                    if (random.Next(20) == 0) for (var n = random.Next(2000); n > 0; n--) bytes.InsertRange(at, deep);
                    break;
            }
        }

        return [.. bytes];
    }

    public static T Pick<T>(this Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
