using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery.Codecs;
using Keles.Machinery.Yaml;

namespace Keles.Fuzz.Tests.Targets;

/// <summary>Texts without a type: JSON, YAML, CBOR.</summary>
internal static class TreeTargets
{
    private static readonly byte[][] Texts = [.. Corpus.Objects("json").Select(static f => f.Bytes.Length > 4000 ? f.Bytes[..4000] : f.Bytes), "{\"a\":[1,-2.5e3,\"x\\u00e9\",true,null,{}]}"u8.ToArray()];
    private static readonly byte[][] Yamls = [.. Corpus.Objects("yaml").Select(static f => f.Bytes.Length > 3000 ? f.Bytes[..3000] : f.Bytes), "a: &x [1, 'b', !!str 2]\nb: *x\nc: |\n  text\n"u8.ToArray()];
    private static readonly byte[][] Cbors = [.. Texts.Select(ToCbor).Where(static c => c.Length > 0)];

    public static FuzzTarget Json { get; } = new("tree-json", static random => random.Spoil(random.Pick(Texts), Mutation.JsonPieces), static input =>
    {
        JsonNode? tree;
        try
        {
            tree = JsonTreeReader.Read(input, []);
        }
        catch (DecodeException e)
        {
            if (e.Message.Length == 0) throw new InvalidOperationException("refused without a word");
            return;
        }

        if (GoJsonSyntax.Problem(input) is { } problem) throw new InvalidOperationException($"it was read, but: {problem}");
        var text = tree?.ToJsonString() ?? "null";
        if ((JsonTreeReader.Read(Encoding.UTF8.GetBytes(text))?.ToJsonString() ?? "null") != text) throw new InvalidOperationException("the tree is another one when it is read again");
    });

    public static FuzzTarget Yaml { get; } = new("tree-yaml", static random => random.Spoil(random.Pick(Yamls), Mutation.YamlPieces), static input =>
    {
        IReadOnlyList<YamlDocument> documents;
        try
        {
            documents = YamlReader.ReadAll(Encoding.UTF8.GetString(input));
        }
        catch (YamlFormatException)
        {
            return;
        }

        foreach (var document in documents)
        {
            var again = YamlReader.Read(YamlWriter.Write(document.Value));
            if (!JsonNode.DeepEquals(again, document.Value)) throw new InvalidOperationException($"{document.Value?.ToJsonString()} became {again?.ToJsonString()}");
        }
    });

    public static FuzzTarget Cbor { get; } = new("tree-cbor", static random => random.Spoil(random.Pick(Cbors), ["\0", "\u001f", "_", "\u007f"]), static input =>
    {
        var json = new ArrayBufferWriter<byte>();
        try
        {
            CborSource.ToJson(input, json);
        }
        catch (DecodeException)
        {
            return;
        }

        var (cbor, again) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        CborTranscoder.FromJson(json.WrittenSpan, cbor);
        CborSource.ToJson(cbor.WrittenSpan, again);
        if (!again.WrittenSpan.SequenceEqual(json.WrittenSpan)) throw new InvalidOperationException($"{Encoding.UTF8.GetString(json.WrittenSpan)} became {Encoding.UTF8.GetString(again.WrittenSpan)}");
    });

    private static byte[] ToCbor(byte[] json)
    {
        try
        {
            using var whole = JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return [];
        }

        var output = new ArrayBufferWriter<byte>();
        CborTranscoder.FromJson(json, output);
        return output.WrittenSpan.ToArray();
    }
}
