using System.Buffers;
using System.Text;

namespace Keles.Grpc.Tests;

/// <summary>The messages of these tests: plain text.</summary>
internal static class Text
{
    public static readonly Codec<string> Codec = new(
        (text, buffer) => buffer.Write(Encoding.UTF8.GetBytes(text)),
        bytes => Encoding.UTF8.GetString(bytes));

    public static readonly GrpcMethod<string, string> Echo = new("test.Texts", "Echo", Codec, Codec);
    public static readonly GrpcMethod<string, string> Count = new("test.Texts", "Count", Codec, Codec);
    public static readonly GrpcMethod<string, string> Shout = new("test.Texts", "Shout", Codec, Codec);
}
