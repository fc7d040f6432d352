using System.Text;
using System.Text.Json;
using Keles.Api;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.Fuzz.Tests.Targets;

/// <summary>Objects of every kind: what is read must come out of every form as it went in.</summary>
internal static class ObjectTargets
{
    private static readonly (Kind Kind, byte[] Json)[] Texts = [.. Corpus.Objects("json").Select(static f => (KindOf(f.Name)!, f.Bytes)).Where(static f => f.Item1 is not null)];
    private static readonly (Kind Kind, byte[] Raw)[] Messages = [.. Corpus.Objects("pb").Select(static f => (KindOf(f.Name)!, ProtoEnvelope.Read(f.Bytes).Raw.ToArray())).Where(static f => f.Item1 is not null)];

    /// <summary>The first byte pair says which kind the rest is read as.</summary>
    public static FuzzTarget Json { get; } = new("objects-json", static random => Framed(random, Texts, Mutation.JsonPieces), static input =>
    {
        var (kind, text) = Unframe(input, Texts);
        var strict = new List<string>();
        IApiObject value;
        try
        {
            value = kind.ReadJson(text, strict);
        }
        catch (DecodeException)
        {
            return;
        }

        var written = Write(kind, value);
        var again = kind.ReadJson(written);
        Same(kind, value, again, "JSON");
        if (!Write(kind, again).AsSpan().SequenceEqual(written)) throw new InvalidOperationException("the text changes from one writing to the next");
        Same(kind, kind.Default(value), kind.Default(kind.Default(value)), "defaulting twice");
        Proto(kind, value);
    });

    public static FuzzTarget Protobuf { get; } = new("objects-protobuf", static random => Framed(random, Messages, ["\0", "\u0001", "\n", "\u0012", "\u007f", "\u0080"]), static input =>
    {
        var (kind, message) = Unframe(input, Messages);
        IApiObject value;
        try
        {
            value = kind.ReadProto(message);
        }
        catch (DecodeException)
        {
            return;
        }

        Proto(kind, value);
        try
        {
            kind.ReadJson(Write(kind, value));
        }
        catch (DecodeException e)
        {
            throw new InvalidOperationException($"what came in as protobuf is written as JSON that nobody reads: {e.Message}", e);
        }
    });

    private static void Proto(Kind kind, IApiObject value)
    {
        using var sink = new ProtoSink();
        kind.WriteProto(value, sink);
        var first = sink.Written.ToArray();
        using var second = new ProtoSink();
        kind.WriteProto(kind.ReadProto(first), second);
        if (!second.Written.SequenceEqual(first)) throw new InvalidOperationException("the message changes from one writing to the next");
    }

    private static byte[] Framed(Random random, (Kind Kind, byte[] Bytes)[] corpus, IReadOnlyList<string> pieces)
    {
        var at = random.Next(corpus.Length);
        var bytes = random.Spoil(corpus[at].Bytes, pieces);
        return [(byte)(at >> 8), (byte)at, .. bytes];
    }

    private static (Kind Kind, byte[] Bytes) Unframe(byte[] input, (Kind Kind, byte[] Bytes)[] corpus) =>
        (corpus[((input[0] << 8) | input[1]) % corpus.Length].Kind, input[2..]);

    private static byte[] Write(Kind kind, IApiObject value)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) kind.WriteJson(value, writer);
        return buffer.Written.ToArray();
    }

    private static void Same(Kind kind, IApiObject a, IApiObject b, string form)
    {
        // An empty list and none are written alike, and are two values.
        var (before, after) = (Encoding.UTF8.GetString(Write(kind, a)), Encoding.UTF8.GetString(Write(kind, b)));
        if (before == after) return;
        var at = Math.Max(0, before.AsSpan().CommonPrefixLength(after) - 80);
        throw new InvalidOperationException($"the {kind.Name} is another one after {form}: …{before.AsSpan(at, Math.Min(200, before.Length - at))} became …{after.AsSpan(at, Math.Min(200, after.Length - at))}");
    }

    /// <summary>A fixture is called group.version.Kind.</summary>
    private static Kind? KindOf(string fixture)
    {
        var parts = fixture.Split('.');
        return Kinds.ByName(parts[..^2] is ["core"] ? "" : string.Join('.', parts[..^2]), parts[^2], parts[^1]);
    }
}
