using System.Text.Json.Nodes;

namespace Keles.ApiServer.Tests.CustomResources;

/// <summary>Resources of several versions, converted by name alone or by a webhook.</summary>
public sealed class ConversionTests
{
    private static readonly string Definition = $"{CustomApi.Definitions}/widgets.{ADefinition.Group}";

    /// <summary>v1 has <c>size</c> and is stored; v2 has <c>sizes</c>.</summary>
    private static ADefinition Widget => ADefinition.Of("Widget", """{"size":{"type":"integer"},"color":{"type":"string"}}""").With(static d =>
    {
        var second = d.Version.DeepClone().AsObject();
        second["name"] = "v2";
        second["storage"] = false;
        second["schema"]!["openAPIV3Schema"]!["properties"]!["spec"]!["properties"] = JsonNode.Parse("""{"sizes":{"type":"array","items":{"type":"integer"}},"color":{"type":"string"}}""");
        d.Spec["versions"]!.AsArray().Add(second);
    });

    [Fact]
    public async Task Without_conversion_every_version_shows_what_its_schema_knows()
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.ToString());
        await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object("a", """{"size":3,"color":"red"}"""));
        var (_, second) = await api.SendAsync(HttpMethod.Get, ADefinition.Path("Widget", "a", "v2"));
        Assert.Equal($"{ADefinition.Group}/v2", (string?)second["apiVersion"]);
        Assert.Equal("""{"color":"red"}""", second["spec"]!.ToJsonString());
        var watched = await api.UntilAsync(ADefinition.Path("Widget", "a", "v2"), static _ => true);
        Assert.Equal($"{ADefinition.Group}/v2", (string?)watched["apiVersion"]);
    }

    [Fact]
    public async Task Owners_of_fields_in_one_version_stay_when_another_is_written()
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.ToString());
        await api.SendAsync(HttpMethod.Patch, ADefinition.Path("Widget", "a") + "?fieldManager=one", DefinitionTests.Object("a", """{"color":"red"}"""), "application/apply-patch+yaml");
        var (code, conflict) = await api.SendAsync(HttpMethod.Patch, ADefinition.Path("Widget", "a", "v2") + "?fieldManager=two",
            DefinitionTests.Object("a", """{"color":"blue"}""", version: "v2"), "application/apply-patch+yaml");
        Assert.Equal(409, code);
        Assert.Equal("Apply failed with 1 conflict: conflict with \"one\": .spec.color", (string?)conflict["message"]);
        var (_, merged) = await api.SendAsync(HttpMethod.Patch, ADefinition.Path("Widget", "a", "v2") + "?fieldManager=two",
            DefinitionTests.Object("a", """{"sizes":[1]}""", version: "v2"), "application/apply-patch+yaml");
        Assert.Equal(["one", "two"], merged["metadata"]!["managedFields"]!.AsArray().Select(static m => (string)m!["manager"]!));
    }

    [Fact]
    public async Task A_new_storage_version_takes_what_is_written_from_then_on()
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.ToString());
        await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object("a", """{"color":"red"}"""));
        await api.SendAsync(HttpMethod.Patch, Definition,
            """[{"op":"replace","path":"/spec/versions/0/storage","value":false},{"op":"replace","path":"/spec/versions/1/storage","value":true}]""", "application/json-patch+json");
        var changed = await api.UntilAsync(Definition, static d => d["status"]!["storedVersions"]!.AsArray().Count == 2);
        Assert.Equal(["v1", "v2"], changed["status"]!["storedVersions"]!.AsArray().Select(static v => (string)v!));

        // The same content once more is a write, as it is stored otherwise now.
        var (_, before) = await api.SendAsync(HttpMethod.Get, ADefinition.Path("Widget", "a", "v2"));
        await DefinitionTests.EventuallyAsync(async () =>
        {
            var (_, after) = await api.SendAsync(HttpMethod.Put, ADefinition.Path("Widget", "a", "v2"), before.ToJsonString());
            return (string?)after["metadata"]!["resourceVersion"] != (string?)before["metadata"]!["resourceVersion"];
        });
    }

    [Fact]
    public async Task A_webhook_converts_what_is_read_listed_watched_and_written()
    {
        await using var webhook = await ConversionServer.StartAsync();
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(ByUrl(webhook));
        await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object("a", """{"size":3}"""));
        var (code, made) = await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget", version: "v2"), DefinitionTests.Object("b", """{"sizes":[4,5]}""", version: "v2"));
        Assert.True(code == 201, made.ToJsonString());

        // As it is stored, and read back.
        Assert.Equal("""{"sizes":[4]}""", made["spec"]!.ToJsonString());
        var (_, first) = await api.SendAsync(HttpMethod.Get, ADefinition.Path("Widget", "b"));
        Assert.Equal("""{"size":4}""", first["spec"]!.ToJsonString());
        var (_, list) = await api.SendAsync(HttpMethod.Get, ADefinition.Path("Widget", version: "v2"));
        Assert.Equal(["""{"sizes":[3]}""", """{"sizes":[4]}"""], list["items"]!.AsArray().Select(static i => i!["spec"]!.ToJsonString()));
        var watched = await api.UntilAsync(ADefinition.Path("Widget", "a", "v2"), static _ => true);
        Assert.Equal("""{"sizes":[3]}""", watched["spec"]!.ToJsonString());

        var (_, patched) = await api.SendAsync(HttpMethod.Patch, ADefinition.Path("Widget", "a", "v2"), """{"spec":{"sizes":[7]}}""", "application/merge-patch+json");
        Assert.Equal("""{"sizes":[7]}""", patched["spec"]!.ToJsonString());
        Assert.Equal(2, (int)patched["metadata"]!["generation"]!);
        Assert.Equal("""{"size":7}""", (await api.SendAsync(HttpMethod.Get, ADefinition.Path("Widget", "a"))).Body["spec"]!.ToJsonString());
        var (gone, last) = await api.SendAsync(HttpMethod.Delete, ADefinition.Path("Widget", "a", "v2"));
        Assert.True(gone == 200, last.ToJsonString());
    }

    [Fact]
    public async Task Pages_of_selected_objects_are_full_and_the_last_says_that_it_is()
    {
        await using var webhook = await ConversionServer.StartAsync();
        await using var api = await CustomApi.StartAsync();
        var selectable = JsonNode.Parse(ByUrl(webhook))!;
        selectable["spec"]!["versions"]![1]!["selectableFields"] = JsonNode.Parse("""[{"jsonPath":".spec.color"}]""");
        await api.DefineAsync(selectable.ToJsonString());
        string[] colors = ["red", "blue", "red", "red", "blue", "blue", "red"];
        for (var i = 0; i < colors.Length; i++) await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object($"w{i}", $"{{\"size\":1,\"color\":\"{colors[i]}\"}}"));
        var list = ADefinition.Path("Widget", version: "v2") + "?fieldSelector=spec.color%3Dblue";
        var (_, first) = await api.SendAsync(HttpMethod.Get, list + "&limit=2");
        Assert.Equal(["w1", "w4"], Names(first));
        Assert.Null(first["metadata"]!["remainingItemCount"]);
        var (_, second) = await api.SendAsync(HttpMethod.Get, list + "&limit=2&continue=" + Uri.EscapeDataString((string)first["metadata"]!["continue"]!));
        Assert.Equal(["w5"], Names(second));
        Assert.Null(second["metadata"]!["continue"]);
        Assert.Equal(["w1", "w4", "w5"], Names((await api.SendAsync(HttpMethod.Get, list + "&limit=2&resourceVersion=0")).Body));
    }

    [Fact]
    public async Task Fields_are_selected_in_the_version_that_is_asked_for()
    {
        await using var webhook = await ConversionServer.StartAsync();
        await using var api = await CustomApi.StartAsync();
        var selectable = JsonNode.Parse(ByUrl(webhook))!;
        selectable["spec"]!["versions"]![0]!["selectableFields"] = JsonNode.Parse("""[{"jsonPath":".spec.size"}]""");
        selectable["spec"]!["versions"]![1]!["selectableFields"] = JsonNode.Parse("""[{"jsonPath":".spec.color"}]""");
        await api.DefineAsync(selectable.ToJsonString());
        await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object("a", """{"size":3,"color":"red"}"""));
        await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object("b", """{"size":4,"color":"blue"}"""));
        var second = ADefinition.Path("Widget", version: "v2");
        Assert.Equal(["a"], Names((await api.SendAsync(HttpMethod.Get, ADefinition.Path("Widget") + "?fieldSelector=spec.size%3D3")).Body));
        Assert.Equal(["b"], Names((await api.SendAsync(HttpMethod.Get, second + "?fieldSelector=spec.color%3Dblue")).Body));
        Assert.Equal(400, (await api.SendAsync(HttpMethod.Get, second + "?fieldSelector=spec.size%3D3")).Code);

        using var reader = new StreamReader(await api.Client.GetStreamAsync(second + "?watch=true&fieldSelector=spec.color%3Dblue"));
        Assert.Equal("ADDED b", await NextAsync());
        await api.SendAsync(HttpMethod.Patch, ADefinition.Path("Widget", "a"), """{"spec":{"color":"blue"}}""", "application/merge-patch+json");
        Assert.Equal("ADDED a", await NextAsync());
        await api.SendAsync(HttpMethod.Patch, ADefinition.Path("Widget", "b"), """{"spec":{"color":"red"}}""", "application/merge-patch+json");
        Assert.Equal("DELETED b", await NextAsync());

        async Task<string> NextAsync()
        {
            var told = JsonNode.Parse((await reader.ReadLineAsync())!)!;
            Assert.Equal($"{ADefinition.Group}/v2", (string?)told["object"]!["apiVersion"]);
            return $"{told["type"]} {told["object"]!["metadata"]!["name"]}";
        }
    }

    [Fact]
    public async Task A_list_asks_once_for_all_and_never_again_for_what_did_not_change()
    {
        await using var webhook = await ConversionServer.StartAsync();
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(ByUrl(webhook));
        for (var i = 0; i < 3; i++) await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object($"a{i}", """{"size":3}"""));
        for (var i = 0; i < 2; i++) await api.SendAsync(HttpMethod.Get, ADefinition.Path("Widget", version: "v2"));
        Assert.Equal([3], webhook.Asked);
    }

    [Fact]
    public async Task A_webhook_behind_a_service_is_reached_at_its_endpoints_under_the_services_name()
    {
        await using var webhook = await ConversionServer.StartAsync("hook.default.svc");
        await using var api = await CustomApi.StartAsync();
        await api.SendAsync(HttpMethod.Post, "/api/v1/namespaces/default/services", """{"apiVersion":"v1","kind":"Service","metadata":{"name":"hook"},"spec":{"clusterIP":"10.0.0.9","ports":[{"name":"x","port":9443}]}}""");
        await api.SendAsync(HttpMethod.Post, "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices", $$"""
            {"apiVersion":"discovery.k8s.io/v1","kind":"EndpointSlice","metadata":{"name":"hook-1","labels":{"kubernetes.io/service-name":"hook"} },"addressType":"IPv4",
             "ports":[{"name":"x","port":{{webhook.Port}} }],"endpoints":[{"addresses":["10.1.2.3"]}]}
            """);
        await api.DefineAsync(With($$$"""{"service":{"namespace":"default","name":"hook","port":9443,"path":"/convert"},"caBundle":"{{{webhook.CaBundle}}}"}"""));
        await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object("a", """{"size":3}"""));
        var (code, read) = await api.SendAsync(HttpMethod.Get, ADefinition.Path("Widget", "a", "v2"));
        Assert.True(code == 200, read.ToJsonString());
        Assert.Equal("""{"sizes":[3]}""", read["spec"]!.ToJsonString());
    }

    [Theory]
    [InlineData("status", "conversion webhook for {0} failed: no")]
    [InlineData("uid", "conversion webhook for {0} failed: expected response.uid=\"{1}\", got \"other\"")]
    [InlineData("count", "conversion webhook for {0} returned 0 objects, expected 1")]
    [InlineData("name", "conversion webhook for {0} returned invalid converted object at index 0: must have the same name")]
    [InlineData("version", "conversion webhook for {0} returned invalid converted object at index 0: invalid groupVersion (expected tests.example.com/v2, received v9)")]
    public async Task What_a_webhook_may_not_answer_is_told_to_the_client(string what, string message)
    {
        await using var webhook = await ConversionServer.StartAsync();
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(ByUrl(webhook));
        await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object("a", """{"size":3}"""));
        var uid = "";
        webhook.Spoil = review =>
        {
            var response = review["response"]!.AsObject();
            uid = (string)response["uid"]!;
            switch (what)
            {
                case "status": response["result"] = new JsonObject { ["status"] = "Failure", ["message"] = "no" }; break;
                case "uid": response["uid"] = "other"; break;
                case "count": response["convertedObjects"] = new JsonArray(); break;
                case "name": response["convertedObjects"]![0]!["metadata"]!["name"] = "b"; break;
                default: response["convertedObjects"]![0]!["apiVersion"] = "v9"; break;
            }
        };
        var (code, body) = await api.SendAsync(HttpMethod.Get, ADefinition.Path("Widget", "a", "v2"));
        Assert.Equal(500, code);
        Assert.Equal(string.Format(null, message, $"{ADefinition.Group}/v1, Kind=Widget", uid), (string?)body["message"]);
    }

    [Fact]
    public async Task A_certificate_of_another_authority_is_not_believed()
    {
        await using var webhook = await ConversionServer.StartAsync();
        await using var other = await ConversionServer.StartAsync();
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(With($$"""{"url":"https://127.0.0.1:{{webhook.Port}}/","caBundle":"{{other.CaBundle}}"}"""));
        await api.SendAsync(HttpMethod.Post, ADefinition.Path("Widget"), DefinitionTests.Object("a", """{"size":3}"""));
        var (code, body) = await api.SendAsync(HttpMethod.Get, ADefinition.Path("Widget", "a", "v2"));
        Assert.Equal(500, code);
        Assert.EndsWith("tls: failed to verify certificate: x509: certificate signed by unknown authority", (string?)body["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deprecated_version_is_answered_with_a_warning()
    {
        await using var api = await CustomApi.StartAsync();
        await api.DefineAsync(Widget.With(static d => d.Version["deprecated"] = true).ToString());
        using var old = await api.Client.GetAsync(ADefinition.Path("Widget"));
        Assert.Equal([$"299 - \"{ADefinition.Group}/v1 Widget is deprecated; use {ADefinition.Group}/v2 Widget\""], old.Headers.GetValues("Warning"));
        using var present = await api.Client.GetAsync(ADefinition.Path("Widget", version: "v2"));
        Assert.False(present.Headers.Contains("Warning"));
    }

    private static IEnumerable<string> Names(JsonObject list) => list["items"]!.AsArray().Select(static i => (string)i!["metadata"]!["name"]!);

    private static string ByUrl(ConversionServer webhook) => With($$"""{"url":"https://127.0.0.1:{{webhook.Port}}/convert","caBundle":"{{webhook.CaBundle}}"}""");

    private static string With(string clientConfig) => Widget.With(d => d.Spec["conversion"] = JsonNode.Parse(
        $$"""{"strategy":"Webhook","webhook":{"conversionReviewVersions":["v1"],"clientConfig":{{clientConfig}}} }""")).ToString();
}
