using System.Text.Json;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer.OpenApi;

/// <summary>How one JSON value is written as a field of a protobuf message.</summary>
internal abstract class GnosticShape
{
    public static GnosticShape Text { get; } = new Leaf(static (sink, number, value) => sink.String(number, value.GetString()!));

    public static GnosticShape Truth { get; } = new Leaf(static (sink, number, value) => sink.Bool(number, value.GetBoolean()));

    /// <summary>Any value, as the YAML that JSON also is.</summary>
    public static GnosticShape Any { get; } = new Leaf(static (sink, number, value) =>
    {
        var end = sink.Length;
        sink.String(2, value.GetRawText() + "\n");
        sink.Close(number, end);
    });

    /// <summary>Each item as a field of the same number.</summary>
    public static GnosticShape ListOf(GnosticShape item) => new Leaf((sink, number, value) =>
    {
        for (var i = value.GetArrayLength() - 1; i >= 0; i--) item.Write(sink, number, value[i]);
    });

    /// <summary>A single value or a list of them.</summary>
    public static GnosticShape Texts { get; } = new Leaf(static (sink, number, value) =>
    {
        if (value.ValueKind == JsonValueKind.String) sink.String(number, value.GetString()!);
        else for (var i = value.GetArrayLength() - 1; i >= 0; i--) sink.String(number, value[i].GetString()!);
    });

    /// <summary>Each member as a message of name and value.</summary>
    public static GnosticShape MapOf(GnosticShape item) => new Leaf((sink, number, value) =>
    {
        foreach (var member in value.EnumerateObject().Reverse()) Named(sink, number, member, item);
    });

    /// <summary>A message in which the value stands whole, under one of several numbers.</summary>
    public static GnosticShape Wrapped(Func<JsonElement, (int Number, GnosticShape Shape)> choose) => new Leaf((sink, number, value) =>
    {
        var end = sink.Length;
        var (inner, shape) = choose(value);
        shape.Write(sink, inner, value);
        sink.Close(number, end);
    });

    public static GnosticShape Wrapped(int number, GnosticShape shape) => Wrapped(_ => (number, shape));

    public abstract void Write(ProtoSink sink, int number, JsonElement value);

    protected static void Named(ProtoSink sink, int number, JsonProperty member, GnosticShape value)
    {
        var end = sink.Length;
        value.Write(sink, 2, member.Value);
        sink.String(1, member.Name);
        sink.Close(number, end);
    }

    private sealed class Leaf(Action<ProtoSink, int, JsonElement> write) : GnosticShape
    {
        public override void Write(ProtoSink sink, int number, JsonElement value) => write(sink, number, value);
    }
}
