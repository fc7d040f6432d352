using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keles.Machinery;

/// <summary>A JSON value kept as compact UTF-8 text with Go's escapes: for fields whose content belongs to somebody else (raw extensions, managed field sets, custom schemas' defaults).</summary>
/// <remarks>Equality is that of the bytes: two texts with members in different order differ, which is what a stored object needs.</remarks>
public readonly struct RawJson : IEquatable<RawJson>
{
    private readonly byte[]? utf8;

    private RawJson(byte[] utf8) => this.utf8 = utf8;

    public bool IsNull => utf8 is null;

    public ReadOnlySpan<byte> Utf8 => utf8;

    /// <summary>Reads one JSON value and drops insignificant white space; throws <see cref="JsonException"/> on malformed text.</summary>
    public static RawJson Parse(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = Limits.JsonDepth });
        reader.Read();
        var value = Read(ref reader);
        if (reader.Read()) throw new JsonException("more than one JSON value");
        return value;
    }

    public static RawJson Parse(string text) => Parse(System.Text.Encoding.UTF8.GetBytes(text));

    public static RawJson From(JsonNode? node)
    {
        using var buffer = new Codecs.PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, Codecs.JsonFormat.Compact))
        {
            if (node is null) writer.WriteNullValue();
            else node.WriteTo(writer);
        }

        return new(Escaped(buffer.Written).ToArray());
    }

    /// <summary>Copies a text that is one compact value, which is not checked.</summary>
    public static RawJson OfCompact(ReadOnlySpan<byte> compact) => new(compact.ToArray());

    /// <summary>As upstream stores what it does not know: members in ordinal order, numbers as Go writes them.</summary>
    public static RawJson Canonical(JsonNode? node)
    {
        using var buffer = new Codecs.PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, Codecs.JsonFormat.Compact)) Codecs.CanonicalJson.Write(node, writer);
        return new(Escaped(buffer.Written).ToArray());
    }

    public JsonNode? ToNode() => utf8 is null ? null : JsonNode.Parse(utf8, documentOptions: new JsonDocumentOptions { MaxDepth = Limits.JsonDepth });

    public bool Equals(RawJson other) => IsNull == other.IsNull && Utf8.SequenceEqual(other.Utf8);

    public override bool Equals(object? obj) => obj is RawJson other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Utf8);
        return hash.ToHashCode();
    }

    public static bool operator ==(RawJson left, RawJson right) => left.Equals(right);

    public static bool operator !=(RawJson left, RawJson right) => !left.Equals(right);

    public override string ToString() => System.Text.Encoding.UTF8.GetString(Utf8);

    /// <summary>Takes the value that the reader stands on.</summary>
    internal static RawJson Read(ref Utf8JsonReader reader)
    {
        using var buffer = new Codecs.PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, Codecs.JsonFormat.Compact)) Codecs.JsonCopy.Value(ref reader, writer);
        return new(Codecs.CommonTexts.Bytes(Escaped(buffer.Written)));
    }

    // In Go's texts these three are always escaped, and clients compare some contents byte by byte: one text, whatever it came as.
    private static ReadOnlySpan<byte> Escaped(ReadOnlySpan<byte> compact)
    {
        if (compact.IndexOfAny("<>&"u8) < 0) return compact;
        return System.Text.Encoding.UTF8.GetBytes(GoJson.EscapeHtml(System.Text.Encoding.UTF8.GetString(compact)));
    }

    internal static RawJson Owning(byte[] compact) => new(compact);
}
