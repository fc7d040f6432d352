using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.Api.Tests.RoundTrip;

/// <summary>Every kind of a served version keeps all its content through JSON and protobuf, and both forms say the same.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Fixtures => [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "RoundTrip", "Fixtures");

    [Fact]
    public void There_is_a_fixture_for_every_stored_kind_but_definitions()
    {
        var missing = Kinds.All.Where(k => k.IsStored).Select(k => $"{(k.Group.Length == 0 ? "core" : k.Group)}.{k.Version}.{k.Name}")
            .Where(n => !File.Exists(Path.Combine(Folder, n + ".json"))).ToArray();
        Assert.Equal(["apiextensions.k8s.io.v1.CustomResourceDefinition", "apiregistration.k8s.io.v1.APIService"], missing.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Keeps_everything(string fixture) => typeof(RoundTripTests)
        .GetMethod(nameof(Check), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(ApiTypes.OfFixture(fixture)).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [fixture], null);

    private static void Check<T>(string fixture) where T : class, IApiType<T>
    {
        var text = File.ReadAllBytes(Path.Combine(Folder, fixture + ".json"));
        var strict = new List<string>();
        var fromJson = ReadJson<T>(text, strict);
        Assert.Empty(strict);

        var expected = JsonNode.Parse(text)!.AsObject();
        var written = WriteJson(fromJson);
        foreach (var member in new[] { "kind", "apiVersion" })
        {
            if (typeof(T).GetProperty("Kind") is null || fixture != "admission.k8s.io.v1.AdmissionReview") expected.Remove(member);
        }

        var actual = JsonNode.Parse(written)!.AsObject();
        actual.Remove("kind");
        actual.Remove("apiVersion");
        Assert.True(JsonNode.DeepEquals(expected, actual), $"expected {expected.ToJsonString()}\nactual   {actual.ToJsonString()}");
        Assert.Equal(fromJson, ReadJson<T>(text, []));

        var envelope = ProtoEnvelope.Read(File.ReadAllBytes(Path.Combine(Folder, fixture + ".pb")));
        var fromProto = ReadProto<T>(envelope.Raw.Span);
        Assert.Equal(Comparable(actual), Comparable(JsonNode.Parse(WriteJson(fromProto))!));

        using var sink = new ProtoSink();
        fromProto.WriteProto(sink);
        ProtoEnvelope.Close(sink, envelope.ApiVersion, envelope.Kind);
        var again = ProtoEnvelope.Read(sink.Written.ToArray());
        Assert.Equal((envelope.ApiVersion, envelope.Kind), (again.ApiVersion, again.Kind));
        Assert.Equal(fromProto, ReadProto<T>(again.Raw.Span));
    }

    private static T ReadJson<T>(byte[] text, List<string> strict) where T : class, IApiType<T>
    {
        var source = new JsonSource(text, strict);
        source.Start();
        var value = T.ReadJson(ref source);
        source.Finish();
        return value;
    }

    private static T ReadProto<T>(ReadOnlySpan<byte> message) where T : class, IApiType<T>
    {
        var source = new ProtoSource(message);
        return T.ReadProto(ref source);
    }

    private static byte[] WriteJson<T>(T value) where T : class, IApiType<T>
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) value.WriteJson(writer);
        return buffer.Written.ToArray();
    }

    /// <summary>Protobuf has no type meta inside embedded claims.</summary>
    private static string Comparable(JsonNode node)
    {
        var copy = node.DeepClone();
        foreach (var template in copy["spec"]?["volumeClaimTemplates"] as JsonArray ?? [])
        {
            template!.AsObject().Remove("kind");
            template.AsObject().Remove("apiVersion");
        }

        copy.AsObject().Remove("kind");
        copy.AsObject().Remove("apiVersion");
        return copy.ToJsonString();
    }
}
