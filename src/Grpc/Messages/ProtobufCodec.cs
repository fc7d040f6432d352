using Google.Protobuf;

namespace Keles.Grpc;

/// <summary>Codecs for message types that protoc made.</summary>
public static class ProtobufCodec
{
    public static Codec<T> Of<T>(MessageParser<T> parser)
        where T : IMessage<T>
        => new((message, buffer) => message.WriteTo(buffer), bytes => parser.ParseFrom(bytes));
}
