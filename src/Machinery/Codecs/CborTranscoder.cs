using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Keles.Machinery.Codecs;

/// <summary>JSON as CBOR (RFC 8949) in upstream's dialect: self-described, texts as byte strings, definite lengths.</summary>
/// <remarks>Every API object has one JSON form, and its CBOR form is that tree; so CBOR needs no generated readers and writers.</remarks>
public static class CborTranscoder
{
    /// <summary>Tag 55799: says of what follows that it is CBOR.</summary>
    internal static ReadOnlySpan<byte> Magic => [0xd9, 0xd9, 0xf7];

    /// <summary>Writes a JSON text, which must be well formed, as one CBOR data item.</summary>
    public static void FromJson(ReadOnlySpan<byte> json, IBufferWriter<byte> output)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Limits.JsonDepth * 2 });
        using var document = JsonDocument.ParseValue(ref reader);
        output.Write(Magic);
        Write(document.RootElement, output);
    }

    private static void Write(JsonElement value, IBufferWriter<byte> output)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Head(output, 5, (ulong)value.GetPropertyCount());
                foreach (var member in value.EnumerateObject())
                {
                    Text(member.Name, output);
                    Write(member.Value, output);
                }

                break;
            case JsonValueKind.Array:
                Head(output, 4, (ulong)value.GetArrayLength());
                foreach (var item in value.EnumerateArray()) Write(item, output);
                break;
            case JsonValueKind.String:
                Text(value.GetString()!, output);
                break;
            case JsonValueKind.Number:
                Number(value, output);
                break;
            default:
                output.Write<byte>([value.ValueKind switch { JsonValueKind.True => 0xf5, JsonValueKind.False => 0xf4, _ => 0xf6 }]);
                break;
        }
    }

    private static void Number(JsonElement value, IBufferWriter<byte> output)
    {
        if (value.TryGetInt64(out var whole))
        {
            if (whole < 0) Head(output, 1, (ulong)~whole);
            else Head(output, 0, (ulong)whole);
            return;
        }

        Span<byte> bytes = stackalloc byte[9];
        bytes[0] = 0xfb;
        BinaryPrimitives.WriteDoubleBigEndian(bytes[1..], value.GetDouble());
        output.Write(bytes);
    }

    private static void Text(string text, IBufferWriter<byte> output)
    {
        var count = Encoding.UTF8.GetByteCount(text);
        Head(output, 2, (ulong)count);
        if (count == 0) return;
        Encoding.UTF8.GetBytes(text, output.GetSpan(count));
        output.Advance(count);
    }

    /// <summary>The kind of an item and its number: a value or a length, in as few bytes as hold it.</summary>
    private static void Head(IBufferWriter<byte> output, int major, ulong number)
    {
        Span<byte> bytes = stackalloc byte[9];
        var top = (byte)(major << 5);
        int length;
        switch (number)
        {
            case < 24:
                (bytes[0], length) = ((byte)(top | (byte)number), 1);
                break;
            case <= byte.MaxValue:
                (bytes[0], bytes[1], length) = ((byte)(top | 24), (byte)number, 2);
                break;
            case <= ushort.MaxValue:
                (bytes[0], length) = ((byte)(top | 25), 3);
                BinaryPrimitives.WriteUInt16BigEndian(bytes[1..], (ushort)number);
                break;
            case <= uint.MaxValue:
                (bytes[0], length) = ((byte)(top | 26), 5);
                BinaryPrimitives.WriteUInt32BigEndian(bytes[1..], (uint)number);
                break;
            default:
                (bytes[0], length) = ((byte)(top | 27), 9);
                BinaryPrimitives.WriteUInt64BigEndian(bytes[1..], number);
                break;
        }

        output.Write(bytes[..length]);
    }
}
