using System.Text.Json.Nodes;

namespace Keles.ApiServer.Tests.CustomResources;

/// <summary>Rules in the expression language, asked of objects.</summary>
public sealed class RuleTests
{
    private const string Properties = """
        {"size":{"type":"integer"},"max":{"type":"integer","default":10},"name":{"type":"string","maxLength":20},
         "fixed":{"type":"string","x-kubernetes-validations":[{"rule":"self == oldSelf","message":"fixed is fixed"}]},
         "once":{"type":"string","x-kubernetes-validations":[{"rule":"!oldSelf.hasValue() || self == oldSelf.value()","optionalOldSelf":true,"reason":"FieldValueForbidden","message":"may be set once"}]},
         "parts":{"type":"array","maxItems":10,"x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["name"],"items":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"count":{"type":"integer","x-kubernetes-validations":[{"rule":"self >= oldSelf","message":"may only grow"}]}}}},
         "when":{"type":"string","format":"date-time"},"port":{"x-kubernetes-int-or-string":true},"a-b":{"type":"integer","default":1}}
        """;

    private static string Widget => ADefinition.Of("Widget", Properties).With(d => d.Schema["properties"]!["spec"]!["x-kubernetes-validations"] = JsonNode.Parse("""
        [{"rule":"!has(self.size) || self.size <= self.max","messageExpression":"has(self.name) ? self.name + ' is too large' : 'too large'"},
         {"rule":"!has(self.name) || self.name.startsWith('x')","message":"name must start with x","fieldPath":".name"},
         {"rule":"self.a__dash__b > 0"},
         {"rule":"!has(self.when) || self.when < timestamp('2030-01-01T00:00:00Z')","message":"too late"},
         {"rule":"!has(self.port) || (type(self.port) == int ? self.port > 0 : self.port != '')","message":"no port"}]
        """)).ToString();

    [Theory]
    [InlineData("""{"size":3}""", "")]
    [InlineData("""{"size":11}""", "spec: Invalid value: too large")]
    [InlineData("""{"size":11,"name":"x1"}""", "spec: Invalid value: x1 is too large")]
    [InlineData("""{"name":"a"}""", "spec.name: Invalid value: name must start with x")]
    [InlineData("""{"a-b":0}""", "spec: Invalid value: failed rule: self.a__dash__b > 0")]
    [InlineData("""{"when":"2031-01-01T00:00:00Z"}""", "spec: Invalid value: too late")]
    [InlineData("""{"port":0}""", "spec: Invalid value: no port")]
    [InlineData("""{"port":"http"}""", "")]
    [InlineData("""{"size":"x"}""", "[spec.size: Invalid value: \"string\": spec.size in body must be of type integer: \"string\", <nil>: Invalid value: \"null\": some validation rules were not checked because the object was invalid; correct the existing errors to complete validation]")]
    public async Task A_new_object_is_asked_every_rule_that_needs_no_past(string spec, string message)
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget);
        var (code, body) = await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object("a", spec));
        if (message.Length == 0) Assert.True(code == 201, body.ToJsonString());
        else Assert.Equal($"Widget.{ADefinition.Group} \"a\" is invalid: {message}", (string?)body["message"]);
    }

    [Theory]
    [InlineData("""{"fixed":"b"}""", "spec.fixed: Invalid value: \"b\": fixed is fixed")]
    [InlineData("""{"once":"b"}""", "spec.once: Forbidden: may be set once")]
    [InlineData("""{"parts":[{"name":"new","count":0},{"name":"p","count":1}]}""", "spec.parts[1].count: Invalid value: 1: may only grow")]
    [InlineData("""{"parts":[{"name":"q","count":0}]}""", "")]
    [InlineData("""{"size":4}""", "")]
    public async Task A_changed_object_is_compared_with_what_it_was(string change, string message)
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget);
        await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object("a", """{"fixed":"a","once":"a","parts":[{"name":"p","count":2}]}"""));
        var (code, body) = await api.SendAsync(HttpMethod.Patch, ADefinition.Path("Widget", "a"), $$"""{"spec":{{change}}}""", "application/merge-patch+json");
        if (message.Length == 0) Assert.True(code == 200, body.ToJsonString());
        else Assert.Equal($"Widget.{ADefinition.Group} \"a\" is invalid: {message}", (string?)body["message"]);
    }

    [Fact]
    public async Task What_broke_a_rule_before_the_rule_was_there_may_stay_as_it_is()
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(ADefinition.Of("Widget", """{"inner":{"type":"object","properties":{"size":{"type":"integer"}}},"color":{"type":"string"}}""").ToString());
        await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object("a", """{"inner":{"size":3}}"""));
        await api.SendAsync(HttpMethod.Patch, $"{CustomApi.Definitions}/widgets.{ADefinition.Group}",
            """[{"op":"add","path":"/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/inner/x-kubernetes-validations","value":[{"rule":"self.size > 5"}]}]""", "application/json-patch+json");
        await DefinitionTests.EventuallyAsync(async () => (await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget") + "?dryRun=All", DefinitionTests.Object("b", """{"inner":{"size":3}}"""))).Code == 422);
        var (code, body) = await api.SendAsync(HttpMethod.Patch, ADefinition.Path("Widget", "a"), """{"spec":{"color":"red"}}""", "application/merge-patch+json");
        Assert.True(code == 200, body.ToJsonString());
        (code, _) = await api.SendAsync(HttpMethod.Patch, ADefinition.Path("Widget", "a"), """{"spec":{"inner":{"size":4}}}""", "application/merge-patch+json");
        Assert.Equal(422, code);
    }
}
