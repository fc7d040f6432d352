using System.Collections;
using System.Text.Json;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer.OpenApi;

/// <summary>A message whose fields are the members of a JSON object. Members that it does not know are passed over: other servers' documents have some.</summary>
/// <param name="extensions">The field of the members that begin with <c>x-</c>; 0 when there are none.</param>
internal sealed class GnosticMessage(int extensions = 0) : GnosticShape, IEnumerable<string>
{
    private readonly Dictionary<string, (int Number, GnosticShape Shape)> fields = new(StringComparer.Ordinal);

    public void Add(string name, int number, GnosticShape shape) => fields.Add(name, (number, shape));

    public override void Write(ProtoSink sink, int number, JsonElement value)
    {
        var end = sink.Length;
        WriteFields(sink, value);
        sink.Close(number, end);
    }

    public void WriteFields(ProtoSink sink, JsonElement value)
    {
        foreach (var member in value.EnumerateObject().Reverse())
        {
            if (fields.TryGetValue(member.Name, out var field)) field.Shape.Write(sink, field.Number, member.Value);
            else if (extensions > 0 && member.Name.StartsWith("x-", StringComparison.Ordinal)) Named(sink, extensions, member, Any);
        }
    }

    public IEnumerator<string> GetEnumerator() => fields.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
