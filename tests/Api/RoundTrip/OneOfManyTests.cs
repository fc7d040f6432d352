using System.Text;
using Keles.Api.Core.V1;

namespace Keles.Api.Tests.RoundTrip;

/// <summary>Members that upstream's types share by embedding are absent unless set: a pod has one source per volume, not thirty.</summary>
public sealed class OneOfManyTests
{
    [Theory]
    [InlineData("""{"metadata":{},"spec":{"volumes":[{"name":"a","emptyDir":{}}],"containers":[]},"status":{}}""")]
    [InlineData("""{"metadata":{},"spec":{"containers":[{"name":"a","resources":{},"livenessProbe":{"exec":{"command":["true"]}}}]},"status":{}}""")]
    [InlineData("""{"metadata":{},"spec":{"containers":[],"ephemeralContainers":[{"name":"a","resources":{}}]},"status":{}}""")]
    public void An_alternative_that_is_absent_stays_absent(string members)
    {
        var text = """{"kind":"Pod","apiVersion":"v1",""" + members[1..];
        var pod = PodKind.Kind.Read(Encoding.UTF8.GetBytes(text));
        using var stream = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(stream))
        {
            PodKind.Kind.WriteJson(pod, writer);
        }

        Assert.Equal(text, Encoding.UTF8.GetString(stream.ToArray()));
    }
}
