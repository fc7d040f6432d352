using System.Text.Json.Nodes;
using Keles.Machinery.ManagedFields;
using Keles.Machinery.Tests.Support;

namespace Keles.Machinery.Tests.ManagedFields;

public sealed class TypedValidationTests
{
    [Theory]
    [InlineData("""{"spec":{"replicas":1}}""", null)]
    [InlineData("""{"spec":null}""", null)]
    [InlineData("""{"spec":{"replicas":"1"}}""", ".spec.replicas: expected numeric (int or float), got string")]
    [InlineData("""{"spec":{"paused":1}}""", ".spec.paused: expected boolean, got &{1}")]
    [InlineData("""{"metadata":{"labels":{"a":1}}}""", ".metadata.labels.a: expected string, got &value.valueUnstructured{Value:1}")]
    [InlineData("""{"spec":{"template":{"spec":{"containers":{"a":1}}}}}""", ".spec.template.spec.containers: expected list, got &{map[a:1]}")]
    [InlineData("""{"spec":["a"]}""", ".spec: expected map, got &{[a]}")]
    [InlineData("""{"spec":{"nope":1}}""", ".spec.nope: field not declared in schema")]
    [InlineData("""{"spec":{"template":{"spec":{"containers":[{"name":"c"},{"name":"c"}]}}}}""",
        """.spec.template.spec.containers: duplicate entries for key [name="c"]""")]
    [InlineData("""{"spec":{"template":{"spec":{"containers":[{"image":"c"}]}}}}""",
        """.spec.template.spec.containers: element 0: associative list with keys has an element that omits key field "name" (and doesn't have default value)""")]
    [InlineData("""{"spec":{"template":{"spec":{"containers":[{"name":"c","ports":[{"containerPort":80},{"containerPort":80,"protocol":"TCP"}]}]}}}}""",
        """.spec.template.spec.containers[name="c"].ports: duplicate entries for key [containerPort=80,protocol="TCP"]""")]
    [InlineData("""{"metadata":{"finalizers":[{}]}}""", ".metadata.finalizers: element 0: associative list without keys has an element that's a map type")]
    [InlineData("""{"metadata":{"finalizers":["a","a"]}}""", """.metadata.finalizers: duplicate entries for key [="a"]""")]
    [InlineData("""{"extra":{"a":[1,{"b":null}]}}""", null)]
    public void What_does_not_fit_is_told_in_upstreams_words(string value, string? problem)
        => Assert.Equal(problem, TypedValidation.Check(JsonNode.Parse(value), Deployments.Schema, allowDuplicates: false));

    [Fact]
    public void Several_problems_stand_in_lines()
        => Assert.Equal("errors:\n  .spec.replicas: expected numeric (int or float), got bool\n  .spec.paused: expected boolean, got &{x}",
            TypedValidation.Check(JsonNode.Parse("""{"spec":{"replicas":true,"paused":"x"}}"""), Deployments.Schema, false));

    [Fact]
    public void Stored_objects_may_repeat_items()
        => Assert.Null(TypedValidation.Check(JsonNode.Parse("""{"metadata":{"finalizers":["a","a"]}}"""), Deployments.Schema, allowDuplicates: true));
}
