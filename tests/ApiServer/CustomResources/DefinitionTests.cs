using System.Text.Json.Nodes;

namespace Keles.ApiServer.Tests.CustomResources;

/// <summary>A definition's life: served, changed, refused for its names, taken down with its objects.</summary>
public sealed class DefinitionTests
{
    private static readonly ADefinition Widget = ADefinition.Of("Widget", """{"size":{"type":"integer"}}""");

    [Fact]
    public async Task An_established_definition_serves_its_resource_and_is_in_discovery()
    {
        await using var api = await CustomApi.StartAsync();
        Assert.Equal(404, (await api.SendAsync(HttpMethod.Get, ADefinition.Path("Widget"))).Code);
        await api.DefineAsync(Widget.ToString());

        var (code, made) = await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), Object("a", """{"size":3}"""));
        Assert.Equal(201, code);
        Assert.Equal(1, (int)made["metadata"]!["generation"]!);
        var (_, list) = await api.SendAsync(HttpMethod.Get, ADefinition.Path("Widget"));
        Assert.Equal("WidgetList", (string?)list["kind"]);
        Assert.Equal("Widget", (string?)list["items"]![0]!["kind"]);

        var (_, resources) = await api.SendAsync(HttpMethod.Get, $"/apis/{ADefinition.Group}/v1");
        Assert.Equal("widgets", (string?)resources["resources"]![0]!["name"]);
        var (_, all) = await api.SendAsync(HttpMethod.Get, "/apis", accept: "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList");
        Assert.Contains(all["items"]!.AsArray(), g => (string?)g!["metadata"]!["name"] == ADefinition.Group);
    }

    [Fact]
    public async Task The_schema_is_published_in_both_OpenAPI_versions()
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.ToString());
        var (_, v3) = await api.SendAsync(HttpMethod.Get, $"/openapi/v3/apis/{ADefinition.Group}/v1");
        var schema = v3["components"]!["schemas"]!["com.example.tests.v1.Widget"]!;
        Assert.Equal("integer", (string?)schema["properties"]!["spec"]!["properties"]!["size"]!["type"]);
        Assert.Equal("Widget", (string?)schema["x-kubernetes-group-version-kind"]![0]!["kind"]);
        Assert.NotNull(schema["properties"]!["metadata"]);
        var (_, v2) = await api.SendAsync(HttpMethod.Get, "/openapi/v2");
        Assert.NotNull(v2["definitions"]!["com.example.tests.v1.Widget"]);
    }

    [Fact]
    public async Task A_kind_that_keeps_everything_is_an_object_and_nothing_more_in_version_2()
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(ADefinition.Of("Bag", "{}").With(d => d.Schema["x-kubernetes-preserve-unknown-fields"] = true).ToString());
        var (_, v2) = await api.SendAsync(HttpMethod.Get, "/openapi/v2");
        Assert.Equal(["type", "x-kubernetes-group-version-kind"], v2["definitions"]!["com.example.tests.v1.Bag"]!.AsObject().Select(m => m.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_deleted_definition_takes_its_objects_along()
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.ToString());
        await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), Object("a", """{"size":3}"""));
        var (_, dying) = await api.SendAsync(HttpMethod.Delete, $"{CustomApi.Definitions}/widgets.{ADefinition.Group}");
        Assert.Equal("customresourcecleanup.apiextensions.k8s.io", (string?)dying["metadata"]!["finalizers"]![0]);
        Assert.Equal("True", CustomApi.Condition(dying, "Terminating"));
        await api.GoneAsync($"{CustomApi.Definitions}/widgets.{ADefinition.Group}");

        await api.DefineAsync(Widget.ToString());
        var (_, list) = await api.SendAsync(HttpMethod.Get, ADefinition.Path("Widget"));
        Assert.Empty(list["items"]!.AsArray());
    }

    [Fact]
    public async Task An_object_with_a_finalizer_holds_its_definition_and_nothing_new_is_made()
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.ToString());
        await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), """{"apiVersion":"tests.example.com/v1","kind":"Widget","metadata":{"name":"a","finalizers":["example.com/hold"]}}""");
        var path = $"{CustomApi.Definitions}/widgets.{ADefinition.Group}";
        await api.SendAsync(HttpMethod.Delete, path);
        await api.UntilAsync(path, d => d["status"]!["conditions"]!.AsArray().Any(c => (string?)c!["reason"] == "InstanceDeletionInProgress"));
        var (code, refused) = await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), Object("b", "{}"));
        Assert.Equal(405, code);
        Assert.Equal("create not allowed while custom resource definition is terminating", (string?)refused["message"]);

        await api.SendAsync(HttpMethod.Patch, ADefinition.Path("Widget", "a"), """{"metadata":{"finalizers":null}}""", "application/merge-patch+json");
        await api.GoneAsync(path);
        await api.GoneAsync(ADefinition.Path("Widget"));
    }

    [Fact]
    public async Task Names_that_another_definition_of_the_group_has_are_refused_until_it_is_gone()
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.ToString());
        var other = ADefinition.Of("Gadget", "{}").With(d => d.Spec["names"]!["kind"] = "Widget").ToString();
        await api.SendAsync(HttpMethod.Post, CustomApi.Definitions, other);
        var path = $"{CustomApi.Definitions}/gadgets.{ADefinition.Group}";
        var refused = await api.UntilAsync(path, d => CustomApi.Condition(d, "NamesAccepted") == "False");
        var condition = refused["status"]!["conditions"]!.AsArray().Single(c => (string?)c!["type"] == "NamesAccepted")!;
        Assert.Equal("ListKindConflict", (string?)condition["reason"]);
        Assert.Equal("\"WidgetList\" is already in use", (string?)condition["message"]);
        Assert.Equal("False", CustomApi.Condition(refused, "Established"));

        await api.SendAsync(HttpMethod.Delete, $"{CustomApi.Definitions}/widgets.{ADefinition.Group}");
        await api.UntilAsync(path, d => CustomApi.Condition(d, "Established") == "True");
    }

    [Fact]
    public async Task A_default_added_later_is_seen_in_objects_stored_before_and_stays_in_those_written_since()
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.ToString());
        await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), Object("a", """{"size":3}"""));
        var path = $"{CustomApi.Definitions}/widgets.{ADefinition.Group}";
        await api.SendAsync(HttpMethod.Patch, path, """[{"op":"add","path":"/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/color","value":{"type":"string","default":"red"}}]""", "application/json-patch+json");
        await EventuallyAsync(async () => (string?)(await api.SendAsync(HttpMethod.Get, ADefinition.Path("Widget", "a"))).Body["spec"]!["color"] == "red");
        var (_, second) = await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), Object("b", """{"size":3}"""));
        Assert.Equal("red", (string?)second["spec"]!["color"]);

        await api.SendAsync(HttpMethod.Patch, path, """[{"op":"remove","path":"/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/color/default"}]""", "application/json-patch+json");
        await EventuallyAsync(async () => (await api.SendAsync(HttpMethod.Get, ADefinition.Path("Widget", "a"))).Body["spec"]!["color"] is null);
        Assert.Equal("red", (string?)(await api.SendAsync(HttpMethod.Get, ADefinition.Path("Widget", "b"))).Body["spec"]!["color"]);
    }

    internal static string Object(string name, string spec, string kind = "Widget", string version = "v1") =>
        $$"""{"apiVersion":"{{ADefinition.Group}}/{{version}}","kind":"{{kind}}","metadata":{"name":"{{name}}"},"spec":{{spec}}}""";

    /// <summary>What follows a changed definition has no event of its own: asked again until it is so.</summary>
    internal static async Task EventuallyAsync(Func<Task<bool>> isSo)
    {
        var until = TimeProvider.System.GetTimestamp();
        while (!await isSo()) Assert.True(TimeProvider.System.GetElapsedTime(until) < TimeSpan.FromSeconds(20), "it did not become so");
    }
}
