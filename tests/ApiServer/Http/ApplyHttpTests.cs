using System.Text.Json.Nodes;

namespace Keles.ApiServer.Tests.Http;

/// <summary>Server-side apply over HTTP: who owns what, across versions, subresources and ways of writing.</summary>
public sealed class ApplyHttpTests
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";
    private const string Deployments = "/apis/apps/v1/namespaces/default/deployments";
    private const string Services = "/api/v1/namespaces/default/services";
    private const string Apply = "application/apply-patch+yaml";
    private const string Merge = "application/merge-patch+json";

    private const string Deployment = """
        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"d"},"spec":{"replicas":1,"selector":{"matchLabels":{"a":"b"}},
        "template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}}}
        """;

    [Fact]
    public async Task A_creator_owns_what_it_wrote_and_its_defaults_but_not_what_the_server_adds()
    {
        await using var api = await TestApi.StartAsync();
        var (_, made) = await api.SendAsync(HttpMethod.Post, Services + "?fieldManager=m", """{"metadata":{"name":"s","generateName":"x"},"spec":{"ports":[{"port":80}]},"status":{"loadBalancer":{"ingress":[{"ip":"1.2.3.4"}]}}}""");
        var entry = Assert.Single(Entries(made));
        Assert.Equal("""{"manager":"m","operation":"Update","apiVersion":"v1","fieldsType":"FieldsV1"}""", Without(entry, "time", "fieldsV1"));
        Assert.Equal("""{"f:metadata":{"f:generateName":{}},"f:spec":{"f:internalTrafficPolicy":{},"f:ports":{".":{},"k:{\"port\":80,\"protocol\":\"TCP\"}":{".":{},"f:port":{},"f:protocol":{},"f:targetPort":{}}},"f:sessionAffinity":{},"f:type":{}}}""", entry["fieldsV1"]!.ToJsonString().Replace("\\u0022", "\\\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/api/v1/namespaces/default/pods", """{"metadata":{"name":"nginx","labels":{"run":"nginx"}},"spec":{"containers":[{"name":"nginx","image":"nginx"}]}}""",
        """{"f:metadata":{"f:labels":{".":{},"f:run":{}}},"f:spec":{"f:containers":{"k:{\"name\":\"nginx\"}":{".":{},"f:image":{},"f:imagePullPolicy":{},"f:name":{},"f:resources":{},"f:terminationMessagePath":{},"f:terminationMessagePolicy":{}}},"f:dnsPolicy":{},"f:enableServiceLinks":{},"f:restartPolicy":{},"f:schedulerName":{},"f:securityContext":{},"f:terminationGracePeriodSeconds":{}}}""")]
    [InlineData(Deployments, """{"metadata":{"name":"n","labels":{"app":"n"}},"spec":{"selector":{"matchLabels":{"app":"n"}},"template":{"metadata":{"labels":{"app":"n"}},"spec":{"containers":[{"name":"nginx","image":"nginx"}]}}}}""",
        """{"f:metadata":{"f:labels":{".":{},"f:app":{}}},"f:spec":{"f:progressDeadlineSeconds":{},"f:replicas":{},"f:revisionHistoryLimit":{},"f:selector":{},"f:strategy":{"f:rollingUpdate":{".":{},"f:maxSurge":{},"f:maxUnavailable":{}},"f:type":{}},"f:template":{"f:metadata":{"f:labels":{".":{},"f:app":{}}},"f:spec":{"f:containers":{"k:{\"name\":\"nginx\"}":{".":{},"f:image":{},"f:imagePullPolicy":{},"f:name":{},"f:resources":{},"f:terminationMessagePath":{},"f:terminationMessagePolicy":{}}},"f:dnsPolicy":{},"f:restartPolicy":{},"f:schedulerName":{},"f:securityContext":{},"f:terminationGracePeriodSeconds":{}}}}}""")]
    public async Task The_fields_of_everyday_objects_are_upstreams(string path, string body, string fields)
    {
        await using var api = await TestApi.StartAsync();
        var (code, made) = await api.SendAsync(HttpMethod.Post, path, body);
        Assert.True(code == 201, made.ToJsonString());
        Assert.Equal(fields, Assert.Single(Entries(made))["fieldsV1"]!.ToJsonString().Replace("\\u0022", "\\\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_write_of_the_status_is_an_owner_of_its_own_and_owns_nothing_else()
    {
        await using var api = await TestApi.StartAsync();
        await api.SendAsync(HttpMethod.Post, Deployments + "?fieldManager=m", Deployment);
        var (code, after) = await api.SendAsync(HttpMethod.Patch, Deployments + "/d/status?fieldManager=s", """{"metadata":{"labels":{"x":"y"},"annotations":{"k":"v"}},"spec":{"replicas":9},"status":{"observedGeneration":1}}""", Merge);
        Assert.Equal(200, code);
        var entry = Entries(after).Single(e => (string?)e["manager"] == "s");
        Assert.Equal(("status", """{"f:metadata":{"f:annotations":{".":{},"f:k":{}}},"f:status":{"f:observedGeneration":{}}}"""), ((string?)entry["subresource"], entry["fieldsV1"]!.ToJsonString()));
    }

    [Fact]
    public async Task Who_scales_owns_the_number_of_the_object()
    {
        await using var api = await TestApi.StartAsync();
        await api.SendAsync(HttpMethod.Post, Deployments + "?fieldManager=m", Deployment);
        var (code, scale) = await api.SendAsync(HttpMethod.Patch, Deployments + "/d/scale?fieldManager=scaler", """{"spec":{"replicas":3}}""", Merge);
        Assert.True(code == 200, scale.ToJsonString());
        Assert.Null(scale["metadata"]!["managedFields"]);

        var (_, after) = await api.SendAsync(HttpMethod.Get, Deployments + "/d");
        var entry = Entries(after).Single(e => (string?)e["manager"] == "scaler");
        Assert.Equal("""{"manager":"scaler","operation":"Update","apiVersion":"apps/v1","fieldsType":"FieldsV1","fieldsV1":{"f:spec":{"f:replicas":{}}},"subresource":"scale"}""", entry.ToJsonString());
        Assert.False(Entries(after).Single(e => (string?)e["manager"] == "m")["fieldsV1"]!["f:spec"]!.AsObject().ContainsKey("f:replicas"));

        (code, var conflict) = await api.SendAsync(HttpMethod.Patch, Deployments + "/d?fieldManager=applier", """{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"d"},"spec":{"replicas":5}}""", Apply);
        Assert.Equal((409, "Apply failed with 1 conflict: conflict with \"scaler\" with subresource \"scale\" using apps/v1: .spec.replicas"), (code, (string?)conflict["message"]));
    }

    [Fact]
    public async Task A_scale_can_be_applied()
    {
        await using var api = await TestApi.StartAsync();
        await api.SendAsync(HttpMethod.Post, Deployments + "?fieldManager=m", Deployment);
        const string body = """{"apiVersion":"autoscaling/v1","kind":"Scale","metadata":{"name":"d"},"spec":{"replicas":5}}""";
        var (code, conflict) = await api.SendAsync(HttpMethod.Patch, Deployments + "/d/scale?fieldManager=a", body, Apply);
        Assert.Equal((409, "Apply failed with 1 conflict: conflict with \"m\" using autoscaling/v1: .spec.replicas"), (code, (string?)conflict["message"]));

        (code, var scale) = await api.SendAsync(HttpMethod.Patch, Deployments + "/d/scale?fieldManager=a&force=true", body, Apply);
        Assert.Equal((200, 5), (code, (int?)scale["spec"]!["replicas"]));
        var (_, after) = await api.SendAsync(HttpMethod.Get, Deployments + "/d");
        var entry = Entries(after).Single(e => (string?)e["manager"] == "a");
        Assert.Equal(("Apply", "apps/v1", "scale"), ((string?)entry["operation"], (string?)entry["apiVersion"], (string?)entry["subresource"]));
    }

    [Fact]
    public async Task Owners_in_one_version_meet_changes_in_another()
    {
        await using var api = await TestApi.StartAsync();
        const string v1 = "/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers";
        const string v2 = "/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers";
        var (made, refused) = await api.SendAsync(HttpMethod.Patch, v1 + "/h?fieldManager=old", """{"apiVersion":"autoscaling/v1","kind":"HorizontalPodAutoscaler","metadata":{"name":"h"},"spec":{"minReplicas":2,"maxReplicas":5,"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"d"},"targetCPUUtilizationPercentage":50}}""", Apply);
        Assert.True(made == 201, refused.ToJsonString());
        var (code, after) = await api.SendAsync(HttpMethod.Patch, v2 + "/h?fieldManager=new", """{"spec":{"maxReplicas":7}}""", Merge);
        Assert.True(code == 200, after.ToJsonString());
        var old = Entries(after).Single(e => (string?)e["manager"] == "old");
        Assert.Equal(("autoscaling/v1", true, false), ((string?)old["apiVersion"], old["fieldsV1"]!["f:spec"]!["f:minReplicas"] is not null, old["fieldsV1"]!["f:spec"]!["f:maxReplicas"] is not null));
        Assert.NotNull(old["fieldsV1"]!["f:spec"]!["f:targetCPUUtilizationPercentage"]);

        (code, var conflict) = await api.SendAsync(HttpMethod.Patch, v1 + "/h?fieldManager=old", """{"apiVersion":"autoscaling/v1","kind":"HorizontalPodAutoscaler","metadata":{"name":"h"},"spec":{"maxReplicas":9}}""", Apply);
        Assert.Equal((409, "Apply failed with 1 conflict: conflict with \"new\" using autoscaling/v2: .spec.maxReplicas"), (code, (string?)conflict["message"]));
    }

    [Fact]
    public async Task An_event_is_patched_in_the_group_it_was_asked_for_in()
    {
        await using var api = await TestApi.StartAsync();
        var (made, body) = await api.SendAsync(HttpMethod.Post, "/apis/events.k8s.io/v1/namespaces/default/events", """{"metadata":{"name":"e"},"eventTime":"2026-01-01T00:00:00.000000Z","reportingController":"example.com/c","reportingInstance":"i","action":"a","reason":"r","type":"Normal","regarding":{"kind":"Pod","namespace":"default","name":"p"}}""");
        Assert.True(made == 201, body.ToJsonString());
        var (code, after) = await api.SendAsync(HttpMethod.Patch, "/apis/events.k8s.io/v1/namespaces/default/events/e", """{"series":{"count":2,"lastObservedTime":"2026-01-01T00:01:00.000000Z"}}""", Merge);
        Assert.True(code == 200, after.ToJsonString());
        Assert.Equal(2, (int?)after["series"]!["count"]);
        var (_, core) = await api.SendAsync(HttpMethod.Get, "/api/v1/namespaces/default/events/e");
        Assert.Equal("p", (string?)core["involvedObject"]!["name"]);
    }

    [Fact]
    public async Task What_an_applier_no_longer_says_goes_unless_another_says_it_too()
    {
        await using var api = await TestApi.StartAsync();
        await ApplyAsync(api, "one", "{a: '1', b: '2', c: '3'}");
        await ApplyAsync(api, "two", "{b: '2'}");
        var (code, after) = await ApplyAsync(api, "one", "{c: '3'}");
        Assert.Equal((200, """{"b":"2","c":"3"}"""), (code, after["data"]!.ToJsonString()));
    }

    [Fact]
    public async Task An_apply_that_says_the_same_again_is_no_write()
    {
        await using var api = await TestApi.StartAsync();
        var (code, first) = await ApplyAsync(api, "one", "{a: '1'}");
        Assert.Equal(201, code);
        (code, var second) = await ApplyAsync(api, "one", "{a: '1'}");
        Assert.Equal(200, code);
        Assert.True(JsonNode.DeepEquals(first, second));
    }

    [Fact]
    public async Task Many_conflicts_are_listed_by_manager()
    {
        await using var api = await TestApi.StartAsync();
        await ApplyAsync(api, "one", "{a: '1'}");
        await ApplyAsync(api, "two", "{b: '1'}");
        var (code, conflict) = await ApplyAsync(api, "three", "{a: '2', b: '2'}");
        Assert.Equal((409, "Apply failed with 2 conflicts: conflicts with \"one\":\n- .data.a\nconflicts with \"two\":\n- .data.b"), (code, (string?)conflict["message"]));
        Assert.Equal(["FieldManagerConflict .data.a conflict with \"one\"", "FieldManagerConflict .data.b conflict with \"two\""],
            conflict["details"]!["causes"]!.AsArray().Select(c => $"{c!["reason"]} {c["field"]} {c["message"]}"));
    }

    [Theory]
    [InlineData("{apiVersion: apps/v1, kind: ConfigMap, metadata: {name: a}}", 400, "Incorrect version specified in apply patch. Specified patch version: apps/v1, expected: v1")]
    [InlineData("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, managedFields: []}}", 400, "metadata.managedFields must be nil")]
    [InlineData("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, uid: x}}", 409, "Operation cannot be fulfilled on configmaps \"a\": uid mismatch: the provided object specified uid x, and no existing object was found")]
    [InlineData("{apiVersion: v1, kind: ConfigMap, metadata: {name: b}}", 400, "the name of the object (b) does not match the name on the URL (a)")]
    public async Task An_apply_is_refused_in_upstreams_words(string body, int expected, string message)
    {
        await using var api = await TestApi.StartAsync();
        var (code, status) = await api.SendAsync(HttpMethod.Patch, $"{Maps}/a?fieldManager=m", body, Apply);
        Assert.Equal((expected, message), (code, (string?)status["message"]));
    }

    [Fact]
    public async Task The_manager_of_who_names_none_is_the_first_word_of_its_user_agent()
    {
        await using var api = await TestApi.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Maps) { Content = new StringContent("""{"metadata":{"name":"a"},"data":{"k":"v"}}""", null, "application/json") };
        request.Headers.TryAddWithoutValidation("User-Agent", new string('m', 200) + "/1.0");
        using var response = await api.Client.SendAsync(request);
        var made = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        Assert.Equal(new string('m', 128), (string?)Entries(made).Single()["manager"]);
    }

    private static Task<(int Code, JsonObject Body)> ApplyAsync(TestApi api, string manager, string data) =>
        api.SendAsync(HttpMethod.Patch, $"{Maps}/a?fieldManager={manager}", $"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: a}}, data: {data}}}", Apply);

    private static IReadOnlyList<JsonObject> Entries(JsonObject value) => [.. value["metadata"]!["managedFields"]!.AsArray().Select(e => e!.AsObject())];

    private static string Without(JsonObject entry, params string[] members)
    {
        var copy = entry.DeepClone().AsObject();
        foreach (var member in members) copy.Remove(member);
        return copy.ToJsonString();
    }
}
