using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Keles.Machinery.Codecs;

/// <summary>Reads one CBOR data item (RFC 8949) as JSON: the subset that has a JSON form, as upstream's decoder accepts it.</summary>
public ref struct CborSource
{
    private const int MaxDepth = 64;
    private readonly ReadOnlySpan<byte> data;
    private readonly Utf8JsonWriter writer;
    private int at;

    private CborSource(ReadOnlySpan<byte> data, Utf8JsonWriter writer)
    {
        this.data = data;
        this.writer = writer;
    }

    /// <summary>Throws <see cref="DecodeException"/> when it is no CBOR, or none that has a JSON form.</summary>
    public static void ToJson(ReadOnlySpan<byte> cbor, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, JsonFormat.Compact);
        var source = new CborSource(cbor, writer);
        source.Value(0);
        if (source.at != cbor.Length) throw new DecodeException($"cbor: {cbor.Length - source.at} bytes of extraneous data starting at index {source.at}");
    }

    private void Value(int depth)
    {
        if (depth > MaxDepth) throw new DecodeException($"cbor: exceeded max nested level {MaxDepth}");
        var (major, number, indefinite) = Head();
        switch (major)
        {
            case 0:
                if (number > long.MaxValue) throw TooLarge("positive", number.ToString(CultureInfo.InvariantCulture));
                writer.WriteNumberValue((long)number);
                break;
            case 1:
                if (number > long.MaxValue) throw TooLarge("negative", (-1 - new BigInteger(number)).ToString(CultureInfo.InvariantCulture));
                writer.WriteNumberValue(~(long)number);
                break;
            case 2 or 3:
                writer.WriteStringValue(Utf8(Chunks(major, number, indefinite), major));
                break;
            case 4:
                writer.WriteStartArray();
                for (ulong i = 0; More(i, number, indefinite); i++) Value(depth + 1);
                writer.WriteEndArray();
                break;
            case 5:
                Map(number, indefinite, depth);
                break;
            case 6:
                Tag(number, depth);
                break;
            default:
                Simple(number);
                break;
        }
    }

    /// <summary>Whole numbers of the API have 64 bits with a sign; as a float one would come back changed.</summary>
    private static DecodeException TooLarge(string sign, string number) =>
        new($"cbor: cannot unmarshal {sign} integer into Go value of type int64 ({number} overflows Go's int64)");

    private void Map(ulong count, bool indefinite, int depth)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        writer.WriteStartObject();
        for (ulong i = 0; More(i, count, indefinite); i++)
        {
            var (major, number, open) = Head();
            if (major is not (2 or 3)) throw new DecodeException("cbor: map keys must be strings");
            var name = Utf8(Chunks(major, number, open), major);
            if (!names.Add(name)) throw new DecodeException($"cbor: found duplicate map key {GoQuote.Quote(name)} at map element index {i}");
            writer.WritePropertyName(name);
            Value(depth + 1);
        }

        writer.WriteEndObject();
    }

    /// <summary>Tags that have a meaning here: CBOR itself, and how bytes become text.</summary>
    private void Tag(ulong tag, int depth)
    {
        if (tag is 55799 or 0)
        {
            Value(depth + 1);
            return;
        }

        if (tag is not (21 or 22 or 23)) throw new DecodeException($"cbor: unsupported tag {tag}");
        var (major, number, indefinite) = Head();
        if (major != 2) throw new DecodeException($"cbor: tag {tag} must be followed by a byte string");
        var bytes = Chunks(major, number, indefinite);
        writer.WriteStringValue(tag switch
        {
            21 => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
            22 => Convert.ToBase64String(bytes),
            _ => Convert.ToHexString(bytes),
        });
    }

    /// <summary>The number of a simple value or float; its first byte, which told how long it is, is the one before.</summary>
    private void Simple(ulong number)
    {
        double value;
        switch (data[lastHead] & 0x1f)
        {
            case 20 or 21:
                writer.WriteBooleanValue(number == 21);
                return;
            case 22:
                writer.WriteNullValue();
                return;
            case 25:
                value = (double)BitConverter.UInt16BitsToHalf((ushort)number);
                break;
            case 26:
                value = BitConverter.UInt32BitsToSingle((uint)number);
                break;
            case 27:
                value = BitConverter.UInt64BitsToDouble(number);
                break;
            default:
                throw new DecodeException($"cbor: unsupported simple value {number}");
        }

        if (!double.IsFinite(value)) throw new DecodeException("cbor: NaN and infinities have no JSON form");
        writer.WriteNumberValue(value);
    }

    private int lastHead;

    private (int Major, ulong Number, bool Indefinite) Head()
    {
        lastHead = at;
        var first = Take(1)[0];
        var (major, info) = (first >> 5, first & 0x1f);
        return info switch
        {
            < 24 => (major, (ulong)info, false),
            24 => (major, Take(1)[0], false),
            25 => (major, BinaryPrimitives.ReadUInt16BigEndian(Take(2)), false),
            26 => (major, BinaryPrimitives.ReadUInt32BigEndian(Take(4)), false),
            27 => (major, BinaryPrimitives.ReadUInt64BigEndian(Take(8)), false),
            31 when major is >= 2 and <= 5 => (major, 0, true),
            _ => throw new DecodeException($"cbor: invalid additional information {info} for type {major}"),
        };
    }

    private bool More(ulong done, ulong count, bool indefinite)
    {
        if (!indefinite)
        {
            // A length that the text cannot hold is refused before it is believed.
            if (count - done > (ulong)(data.Length - at)) throw new DecodeException("unexpected EOF");
            return done < count;
        }

        if (at >= data.Length) throw new DecodeException("unexpected EOF");
        if (data[at] != 0xff) return true;
        at++;
        return false;
    }

    private byte[] Chunks(int major, ulong length, bool indefinite)
    {
        if (!indefinite) return Take(length).ToArray();
        var whole = new ArrayBufferWriter<byte>();
        for (ulong i = 0; More(i, 0, indefinite: true); i++)
        {
            var (chunk, number, open) = Head();
            if (chunk != major || open) throw new DecodeException("cbor: wrong chunk of an indefinite-length string");
            whole.Write(Take(number));
        }

        return whole.WrittenSpan.ToArray();
    }

    private static string Utf8(byte[] bytes, int major)
    {
        if (major == 3 && !System.Text.Unicode.Utf8.IsValid(bytes)) throw new DecodeException("cbor: invalid UTF-8 string");
        return Encoding.UTF8.GetString(bytes);
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)(data.Length - at)) throw new DecodeException(data.IsEmpty ? "EOF" : "unexpected EOF");
        var taken = data.Slice(at, (int)count);
        at += (int)count;
        return taken;
    }
}
