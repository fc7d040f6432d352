using System.Text.Json.Nodes;
using Keles.Machinery;

namespace Keles.Api.Tests.Defaults;

/// <summary>Defaults fill in what is absent and nothing else; what upstream answers to whole objects is in the parity tests.</summary>
public sealed class DefaultsTests
{
    public static TheoryData<string> Fixtures => [.. Directory.GetFiles(From.File("RoundTrip", "Fixtures"), "*.json").Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Filling_in_twice_is_filling_in_once(string fixture)
    {
        var tree = JsonNode.Parse(File.ReadAllText(From.File("RoundTrip", "Fixtures", fixture)))!;
        if (Kinds.All.All(k => k.Name != (string)tree["kind"]!)) return;
        var kind = From.KindOf(tree);
        foreach (var value in new[] { From.Json(kind, tree), From.Json(kind, Hollow(tree)!) })
        {
            var once = kind.Default(value);
            Assert.Equal(From.Tree(kind, once).ToJsonString(), From.Tree(kind, kind.Default(once)).ToJsonString());
        }
    }

    [Theory]
    [InlineData("a pod's old account field fills the new one", """{"serviceAccount":"a"}""", "serviceAccountName", "\"a\"")]
    [InlineData("the new account field wins", """{"serviceAccount":"a","serviceAccountName":"b"}""", "serviceAccount", "\"b\"")]
    [InlineData("a volume without a source is an empty directory", """{"volumes":[{"name":"v"}]}""", "volumes", """[{"name":"v","emptyDir":{}}]""")]
    [InlineData("finer than thousandths is rounded up", """{"overhead":{"cpu":"100100u"}}""", "overhead", """{"cpu":"101m"}""")]
    [InlineData("a limit of the pod makes a request", """{"resources":{"limits":{"cpu":"2","memory":"1Gi"}},"containers":[{"name":"c","image":"x","resources":{"requests":{"cpu":"1"}}}]}""", "resources", """{"limits":{"cpu":"2","memory":"1Gi"},"requests":{"cpu":"1","memory":"1Gi"}}""")]
    public void Pods(string why, string spec, string field, string expected)
    {
        var kind = Core.V1.PodKind.Kind;
        var pod = kind.Default(From.Json(kind, JsonNode.Parse($$"""{"spec":{{spec}}}""")!));
        Assert.True(expected == From.Tree(kind, pod)["spec"]![field]!.ToJsonString(), why + ": " + From.Tree(kind, pod)["spec"]![field]);
    }

    [Theory]
    [InlineData("nginx", "Always")]
    [InlineData("nginx:latest", "Always")]
    [InlineData("nginx:1.2", "IfNotPresent")]
    [InlineData("localhost:5000/a/b", "Always")]
    [InlineData("localhost:5000/a/b:x", "IfNotPresent")]
    [InlineData("nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "IfNotPresent")]
    [InlineData("Not An Image", "IfNotPresent")]
    [InlineData("", "IfNotPresent")]
    public void The_tag_latest_is_always_pulled(string image, string policy) => Assert.Equal(policy, Core.V1.PullPolicies.DefaultFor(image));

    [Theory]
    [InlineData("nginx", "docker.io/library/nginx:latest")]
    [InlineData("team/app:1", "docker.io/team/app:1")]
    [InlineData("docker.io/nginx", "docker.io/library/nginx:latest")]
    [InlineData("index.docker.io/nginx", "docker.io/library/nginx:latest")]
    [InlineData("registry.example.com/a/b:x", "registry.example.com/a/b:x")]
    [InlineData("localhost/a", "localhost/a:latest")]
    [InlineData("a:5000/b@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "a:5000/b@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("UPPER/case", "UPPER/case:latest")]
    [InlineData("nginx:", null)]
    [InlineData("a//b", null)]
    [InlineData("Nginx", null)]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", null)]
    public void An_image_has_parts(string text, string? whole) => Assert.Equal(whole, Core.V1.ImageName.Parse(text)?.ToString());

    /// <summary>The object with its structure but hardly a value: more is absent, so more is filled in.</summary>
    private static JsonNode? Hollow(JsonNode? tree) => tree switch
    {
        JsonObject o => new JsonObject(o.Where(static p => p.Value is JsonObject or JsonArray || p.Key is "name" or "kind" or "apiVersion")
            .Select(static p => KeyValuePair.Create(p.Key, p.Key is "name" or "kind" or "apiVersion" ? p.Value?.DeepClone() : Hollow(p.Value)))),
        JsonArray a when a.All(static i => i is JsonObject) => new JsonArray([.. a.Select(Hollow)]),
        JsonArray => new JsonArray(),
        _ => null,
    };
}
