namespace Keles.Machinery.Codecs;

/// <summary>The frame around a protobuf object: four bytes of magic, then a message with the type meta and the object's own bytes.</summary>
/// <param name="ContentEncoding">How <paramref name="Raw"/> is encoded; empty for plain protobuf.</param>
public readonly record struct ProtoEnvelope(string ApiVersion, string Kind, ReadOnlyMemory<byte> Raw, string ContentEncoding, string ContentType)
{
    public static ReadOnlySpan<byte> Magic => "k8s\0"u8;

    public static bool HasMagic(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Magic);

    /// <summary>Takes the frame apart; throws <see cref="DecodeException"/> when it is not one.</summary>
    public static ProtoEnvelope Read(ReadOnlyMemory<byte> bytes)
    {
        if (!HasMagic(bytes.Span)) throw new DecodeException("provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
        var body = bytes[Magic.Length..];
        var source = new ProtoSource(body.Span);
        var (apiVersion, kind, raw, encoding, type) = ("", "", ReadOnlyMemory<byte>.Empty, "", "");
        while (source.Next(out var field))
        {
            switch (field)
            {
                case 1: (apiVersion, kind) = TypeMeta(source.Nested()); break;
                case 2:
                    var span = source.Span();
                    raw = body.Slice(source.Position - span.Length, span.Length);
                    break;
                case 3: encoding = source.String(); break;
                case 4: type = source.String(); break;
                default: source.Skip(); break;
            }
        }

        return new(apiVersion, kind, raw, encoding, type);
    }

    /// <summary>Frames what was written so far and ends the message: magic, type meta, the written bytes as raw.</summary>
    public static void Close(ProtoSink sink, string apiVersion, string kind)
    {
        sink.Close(2, 0);
        var end = sink.Length;
        sink.String(2, kind);
        sink.String(1, apiVersion);
        sink.Close(1, end);
        sink.Prefix(Magic);
    }

    private static (string ApiVersion, string Kind) TypeMeta(ProtoSource source)
    {
        var (apiVersion, kind) = ("", "");
        while (source.Next(out var field))
        {
            switch (field)
            {
                case 1: apiVersion = source.String(); break;
                case 2: kind = source.String(); break;
                default: source.Skip(); break;
            }
        }

        return (apiVersion, kind);
    }
}
