using Keles.Api.Core.V1;

namespace Keles.Api.Tests.KindRules;

/// <summary>Equality where a change counts looks through absent and empty lists and how a quantity is written, and through nothing else.</summary>
public sealed class SemanticTests
{
    [Theory]
    [InlineData("""{"containers":[]}""", """{}""", true)]
    [InlineData("""{"nodeSelector":{}}""", """{}""", true)]
    [InlineData("""{"containers":[{"name":"a","resources":{"limits":{"memory":"1Gi"}}}]}""", """{"containers":[{"name":"a","resources":{"limits":{"memory":"1073741824"}}}]}""", true)]
    [InlineData("""{"containers":[{"name":"a","command":[]}]}""", """{"containers":[{"name":"a"}]}""", true)]
    [InlineData("""{"volumes":[{"name":"a","emptyDir":{}}]}""", """{"volumes":[{"name":"a"}]}""", false)]
    [InlineData("""{"priority":0}""", """{}""", false)]
    [InlineData("""{"containers":[{"name":"a","command":["x"]}]}""", """{"containers":[{"name":"a"}]}""", false)]
    [InlineData("""{"nodeSelector":{"a":"b"}}""", """{"nodeSelector":{"a":"c"}}""", false)]
    [InlineData("""{"overhead":{"cpu":"1"}}""", """{"overhead":{"memory":"1"}}""", false)]
    public void Specs_compare(string a, string b, bool equal)
    {
        var (x, y) = (Spec(a), Spec(b));
        Assert.Equal(equal, Semantic.Equal(x, y));
        Assert.Equal(equal, Semantic.Equal(y, x));
    }

    private static PodSpec Spec(string json) => From.Json<Pod>($$"""{"spec":{{json}}}""").Spec;
}
