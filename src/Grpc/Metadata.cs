using System.Collections;

namespace Keles.Grpc;

/// <summary>Headers or trailers of a call, in order; a key that ends in "-bin" carries bytes, sent as base64.</summary>
public sealed class Metadata : IEnumerable<KeyValuePair<string, string>>
{
    public static readonly Metadata Empty = new();

    private readonly KeyValuePair<string, string>[] _entries;

    public Metadata(params IEnumerable<KeyValuePair<string, string>> entries)
    {
        _entries = entries.Select(Checked).ToArray();
    }

    public int Count => _entries.Length;

    public Metadata With(string key, string value) => new(_entries.Append(new(key, value)));

    public Metadata With(string key, ReadOnlySpan<byte> value) => With(key, Convert.ToBase64String(value));

    /// <summary>The first value under a key, or null.</summary>
    public string? this[string key]
    {
        get
        {
            foreach (var entry in _entries)
            {
                if (string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase))
                {
                    return entry.Value;
                }
            }
            return null;
        }
    }

    /// <summary>The bytes under a "-bin" key, or null when there are none or they are not base64.</summary>
    public byte[]? Bytes(string key)
    {
        if (this[key] is not { } text)
        {
            return null;
        }
        // Peers may leave the padding out.
        var padded = text.PadRight((text.Length + 3) / 4 * 4, '=');
        var buffer = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, buffer, out var length) ? buffer[..length] : null;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _entries.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static KeyValuePair<string, string> Checked(KeyValuePair<string, string> entry)
    {
        var key = entry.Key.ToLowerInvariant();
        if (key.Length == 0 || !key.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_' or '.'))
        {
            throw new ArgumentException($"\"{entry.Key}\" is not a metadata key: use letters, digits, '-', '_' and '.'.", nameof(entry));
        }
        return new(key, entry.Value);
    }
}
