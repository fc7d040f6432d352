using System.Text.Json.Nodes;

namespace Keles.ApiServer.Tests.CustomResources;

/// <summary>Objects of custom resources as clients see them: schema, status, scale, patches, apply, tables.</summary>
public sealed class ObjectTests
{
    private const string Properties = """
        {"size":{"type":"integer","minimum":1},"max":{"type":"integer","default":10},"color":{"type":"string","enum":["red","blue"]},
         "replicas":{"type":"integer"},"port":{"x-kubernetes-int-or-string":true},"maybe":{"type":"string","nullable":true},
         "tags":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}},
         "parts":{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["name"],"items":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"count":{"type":"integer"}}}},
         "open":{"type":"object","x-kubernetes-preserve-unknown-fields":true},
         "inner":{"type":"object","x-kubernetes-embedded-resource":true,"x-kubernetes-preserve-unknown-fields":true}}
        """;

    private static ADefinition Widget => ADefinition.Of("Widget", Properties).With(d =>
    {
        d.Schema["properties"]!["spec"]!["required"] = new JsonArray("size");
        d.Version["subresources"] = JsonNode.Parse("""{"status":{},"scale":{"specReplicasPath":".spec.replicas","statusReplicasPath":".status.replicas","labelSelectorPath":".status.selector"}}""");
        d.Version["additionalPrinterColumns"] = JsonNode.Parse("""[{"name":"Size","type":"integer","jsonPath":".spec.size"},{"name":"Ready","type":"string","jsonPath":".status.conditions[?(@.type==\"Ready\")].status","priority":1}]""");
        d.Version["selectableFields"] = JsonNode.Parse("""[{"jsonPath":".spec.color"}]""");
    });

    [Theory]
    [InlineData("""{"size":0}""", "spec.size: Invalid value: 0: spec.size in body should be greater than or equal to 1")]
    [InlineData("""{}""", "spec.size: Required value")]
    [InlineData("""{"size":"x"}""", "spec.size: Invalid value: \"string\": spec.size in body must be of type integer: \"string\"")]
    [InlineData("""{"size":1,"color":"pink"}""", "spec.color: Unsupported value: \"pink\": supported values: \"red\", \"blue\"")]
    [InlineData("""{"size":1,"tags":["a","b","a"]}""", "spec.tags[2]: Duplicate value: \"a\"")]
    [InlineData("""{"size":1,"parts":[{"name":"a"},{"name":"a"}]}""", "spec.parts[1]: Duplicate value: {\"name\":\"a\"}")]
    [InlineData("""{"size":1,"parts":[{"count":1}]}""", "spec.parts[0].name: Required value")]
    [InlineData("""{"size":1,"port":true}""", "spec.port: Invalid value: \"boolean\": spec.port in body must be of type integer,string: \"boolean\"")]
    [InlineData("""{"size":1,"replicas":-1}""", ".spec.replicas: Invalid value: -1: should be a non-negative integer")]
    [InlineData("""{"size":1,"inner":{"kind":"X"}}""", "spec.inner.apiVersion: Required value")]
    public async Task What_the_schema_forbids_is_refused_in_upstreams_words(string spec, string message)
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.ToString());
        var (code, body) = await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object("a", spec));
        Assert.Equal(422, code);
        Assert.Equal($"Widget.{ADefinition.Group} \"a\" is invalid: {message}", (string?)body["message"]);
    }

    [Theory]
    [InlineData("""{"metadata":{"name":"a"}}""", 400, "the object provided is unrecognized (must be of type Widget): Object 'Kind' is missing in '{\"metadata\":{\"name\":\"a\"}}' ({\"metadata\":{\"name\":\"a\"}})")]
    [InlineData("""{"kind":"Widget"}""", 400, "Widget in version \"\" cannot be handled as a Widget: /, Kind=Widget is unstructured and is not suitable for converting to \"tests.example.com/v1\"")]
    [InlineData("""{"apiVersion":"tests.example.com/v7","kind":"Widget"}""", 400, "Widget in version \"v7\" cannot be handled as a Widget: request to convert CR from an invalid group/version: tests.example.com/v7")]
    [InlineData("""{"apiVersion":"tests.example.com/v1","kind":"Gadget","metadata":{"name":"a"}}""", 422, "Widget.tests.example.com \"a\" is invalid: kind: Invalid value: \"Gadget\": must be Widget")]
    public async Task An_object_of_something_else_is_refused(string body, int code, string message)
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.ToString());
        var (refused, status) = await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), body);
        Assert.Equal((code, message), (refused, (string?)status["message"]));
    }

    [Theory]
    [InlineData("""{"kind":"Gadget"}""", 422, "Widget.tests.example.com \"a\" is invalid: kind: Invalid value: \"Gadget\": must be Widget")]
    [InlineData("""{"apiVersion":"tests.example.com/v7"}""", 422, "request to convert CR from an invalid group/version: tests.example.com/v7")]
    [InlineData("""{"kind":null}""", 422, "Object 'Kind' is missing in '{")]
    public async Task A_patch_makes_nothing_else_of_an_object(string patch, int code, string message)
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.ToString());
        await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object("a", """{"size":3}"""));
        var (refused, status) = await api.SendAsync(HttpMethod.Patch, ADefinition.Path("Widget", "a"), patch, "application/merge-patch+json");
        Assert.Equal(code, refused);
        Assert.Contains(message, (string?)status["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_members_are_pruned_warned_of_or_refused_and_defaults_filled_in()
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.ToString());
        var body = DefinitionTests.Object("a", """{"size":1,"extra":2,"open":{"x":{"y":1}},"maybe":null,"parts":[{"name":"p","odd":1}]}""");
        var (refused, status) = await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget") + "?fieldValidation=Strict", body);
        Assert.Equal(400, refused);
        Assert.Equal("Widget in version \"v1\" cannot be handled as a Widget: strict decoding error: unknown field \"spec.extra\", unknown field \"spec.parts[0].odd\"", (string?)status["message"]);
        var (_, made) = await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), body);
        Assert.Equal("""{"max":10,"maybe":null,"open":{"x":{"y":1}},"parts":[{"name":"p"}],"size":1}""", made["spec"]!.ToJsonString());
    }

    [Fact]
    public async Task Duplicate_and_unknown_metadata_members_are_found()
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.ToString());
        var (_, status) = await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget") + "?fieldValidation=Strict",
            """{"apiVersion":"tests.example.com/v1","kind":"Widget","metadata":{"name":"a","odd":1},"spec":{"size":1,"size":2,"inner":{"apiVersion":"v1","kind":"X","metadata":{"name":"b","strange":1}}}}""");
        Assert.Equal("Widget in version \"v1\" cannot be handled as a Widget: strict decoding error: duplicate field \"spec.size\", unknown field \"metadata.odd\", unknown field \"spec.inner.metadata.strange\"", (string?)status["message"]);
    }

    [Fact]
    public async Task Status_and_the_rest_are_written_apart_and_only_the_rest_counts_generations()
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.ToString());
        var path = ADefinition.Path("Widget", "a");
        await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object("a", """{"size":1}""")[..^1] + ""","status":{"replicas":9}}""");
        Assert.Null((await api.SendAsync(HttpMethod.Get, path)).Body["status"]);
        var (_, after) = await api.SendAsync(HttpMethod.Patch, path + "/status", """{"spec":{"size":5},"status":{"replicas":2}}""", "application/merge-patch+json");
        Assert.Equal(1, (int)after["spec"]!["size"]!);
        Assert.Equal(2, (int)after["status"]!["replicas"]!);
        Assert.Equal(1, (int)after["metadata"]!["generation"]!);
        (_, after) = await api.SendAsync(HttpMethod.Patch, path, """{"spec":{"size":5},"status":{"replicas":7}}""", "application/merge-patch+json");
        Assert.Equal(2, (int)after["status"]!["replicas"]!);
        Assert.Equal(2, (int)after["metadata"]!["generation"]!);
    }

    [Fact]
    public async Task Its_scale_reads_and_writes_the_fields_the_definition_names()
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.ToString());
        var path = ADefinition.Path("Widget", "a");
        await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object("a", """{"size":1}"""));
        var (code, missing) = await api.SendAsync(HttpMethod.Get, path + "/scale");
        Assert.Equal(500, code);
        Assert.Equal("Internal error occurred: the spec replicas field \".spec.replicas\" does not exist", (string?)missing["message"]);
        await api.SendAsync(HttpMethod.Patch, path + "/scale", """{"spec":{"replicas":4}}""", "application/merge-patch+json");
        await api.SendAsync(HttpMethod.Patch, path + "/status", """{"status":{"replicas":3,"selector":"a=b"}}""", "application/merge-patch+json");
        var (_, scale) = await api.SendAsync(HttpMethod.Get, path + "/scale");
        Assert.Equal("""{"replicas":4}""", scale["spec"]!.ToJsonString());
        Assert.Equal("""{"replicas":3,"selector":"a=b"}""", scale["status"]!.ToJsonString());
    }

    [Fact]
    public async Task Apply_merges_lists_by_their_keys_and_names_the_manager_in_conflicts()
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.ToString());
        var path = ADefinition.Path("Widget", "a");
        const string Apply = "application/apply-patch+yaml";
        var (code, made) = await api.SendAsync(HttpMethod.Patch, path + "?fieldManager=one", DefinitionTests.Object("a", """{"size":1,"parts":[{"name":"p","count":1}],"tags":["x"]}"""), Apply);
        Assert.True(code == 201, made.ToJsonString());
        var (_, both) = await api.SendAsync(HttpMethod.Patch, path + "?fieldManager=two", DefinitionTests.Object("a", """{"parts":[{"name":"q","count":2}],"tags":["y"]}"""), Apply);
        Assert.Equal("""[{"count":1,"name":"p"},{"count":2,"name":"q"}]""", both["spec"]!["parts"]!.ToJsonString());
        Assert.Equal("""["x","y"]""", both["spec"]!["tags"]!.ToJsonString());
        var (conflict, status) = await api.SendAsync(HttpMethod.Patch, path + "?fieldManager=two", DefinitionTests.Object("a", """{"size":2}"""), Apply);
        Assert.Equal(409, conflict);
        Assert.Contains("conflict with \"one\"", (string?)status["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strategic_patches_and_protobuf_are_not_for_custom_resources()
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.ToString());
        await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object("a", """{"size":1}"""));
        var path = ADefinition.Path("Widget", "a");
        Assert.Equal(415, (await api.SendAsync(HttpMethod.Patch, path, "{}", "application/strategic-merge-patch+json")).Code);
        Assert.Equal(406, (await api.SendAsync(HttpMethod.Get, path, accept: "application/vnd.kubernetes.protobuf")).Code);
        Assert.Equal(200, (await api.SendAsync(HttpMethod.Get, path, accept: "application/vnd.kubernetes.protobuf,application/json")).Code);
    }

    [Theory]
    [InlineData("application/vnd.kubernetes.protobuf")]
    [InlineData("text/plain")]
    public async Task What_a_custom_resource_cannot_be_given_as_is_said_by_its_own_handler(string accept)
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.ToString());
        using var request = new HttpRequestMessage(HttpMethod.Get, ADefinition.Path("Widget"));
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var answer = await api.Client.SendAsync(request);
        Assert.Equal(406, (int)answer.StatusCode);
        Assert.Contains("only the following media types are accepted: application/json, application/yaml, application/vnd.kubernetes.protobuf", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_request_for_a_custom_resource_is_answered_without_a_body()
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.ToString());
        await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object("a", """{"size":3}"""));
        foreach (var path in (string[])[ADefinition.Path("Widget"), ADefinition.Path("Widget", "a"), $"/apis/{ADefinition.Group}/v1"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, path);
            using var answer = await api.Client.SendAsync(request);
            Assert.Equal((200, ""), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }
    }

    [Fact]
    public async Task The_table_has_the_columns_of_the_definition()
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.ToString());
        await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object("a", """{"size":3}"""));
        await api.SendAsync(HttpMethod.Patch, ADefinition.Path("Widget", "a") + "/status", """{"status":{"conditions":[{"type":"Other","status":"No"},{"type":"Ready","status":"True"}]}}""", "application/merge-patch+json");
        var (_, table) = await api.SendAsync(HttpMethod.Get, ADefinition.Path("Widget"), accept: "application/json;as=Table;v=v1;g=meta.k8s.io");
        Assert.Equal(["Name", "Size", "Ready"], table["columnDefinitions"]!.AsArray().Select(c => (string)c!["name"]!));
        Assert.Equal("""["a",3,"True"]""", table["rows"]![0]!["cells"]!.ToJsonString());
    }

    [Fact]
    public async Task Field_selectors_know_the_fields_the_definition_names_and_no_other()
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.ToString());
        await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object("a", """{"size":3,"color":"red"}"""));
        await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object("b", """{"size":3,"color":"blue"}"""));
        var (_, list) = await api.SendAsync(HttpMethod.Get, ADefinition.Path("Widget") + "?fieldSelector=spec.color%3Dblue");
        Assert.Equal(["b"], list["items"]!.AsArray().Select(i => (string)i!["metadata"]!["name"]!));
        Assert.Equal(400, (await api.SendAsync(HttpMethod.Get, ADefinition.Path("Widget") + "?fieldSelector=spec.size%3D3")).Code);
    }

    [Fact]
    public async Task What_was_wrong_before_the_definition_changed_does_not_stop_other_changes()
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.ToString());
        await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object("a", """{"size":3}"""));
        await api.SendAsync(HttpMethod.Patch, $"{CustomApi.Definitions}/widgets.{ADefinition.Group}",
            """[{"op":"replace","path":"/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/size/minimum","value":5}]""", "application/json-patch+json");
        await DefinitionTests.EventuallyAsync(async () => (await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget") + "?dryRun=All", DefinitionTests.Object("b", """{"size":4}"""))).Code == 422);
        var path = ADefinition.Path("Widget", "a");
        Assert.Equal(422, (await api.SendAsync(HttpMethod.Patch, path, """{"spec":{"size":4}}""", "application/merge-patch+json")).Code);
        var (code, body) = await api.SendAsync(HttpMethod.Patch, path, """{"spec":{"color":"red"}}""", "application/merge-patch+json");
        Assert.True(code == 200, body.ToJsonString());
    }
}
