using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Api.AdmissionRegistration.V1;
using Keles.Api.Core.V1;
using Keles.ApiServer.Admission.Webhooks;
using Keles.ApiServer.Connect;
using Keles.ApiServer.Tests.Admission.Policies;
using Keles.ApiServer.Tests.Resources;
using Keles.ApiServer.Webhooks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.ApiServer.Tests.Admission.Webhooks;

/// <summary>Webhooks that change and refuse, asked over HTTPS on loopback.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private HookServer hooks = null!;
    private TestServer server = null!;
    private WebhookTransport transport = null!;
    private TimeProvider time = null!;

    public async ValueTask InitializeAsync()
    {
        var everything = new PolicyServer.Everything();
        server = await TestServer.StartAsync(plugins: (store, around) =>
        {
            time = around.Time;
            transport = new(store, new HostDialer(), around);
            var (mutating, validating) = AdmissionWebhooks.All(store, everything, transport, () => Kinds.All, around, NullLoggerFactory.Instance);
            return AdmissionPlugins.All(store, everything, around, mutating, validating);
        });
        hooks = await HookServer.StartAsync(time);
        await server.CreateAsync<Namespace>(NamespaceKind.Kind, "{metadata: {name: default, labels: {env: prod}}}");
        await server.CreateAsync<ServiceAccount>(ServiceAccountKind.Kind, "{metadata: {name: default}}");
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        transport.Dispose();
        await hooks.DisposeAsync();
    }

    [Fact]
    public async Task A_question_says_all_about_the_request()
    {
        await ValidatingAsync(("a.example.com", ""));
        await server.MapAsync();
        var (_, request) = Assert.Single(hooks.Asked);
        Assert.Equal("""{"group":"","version":"v1","kind":"ConfigMap"}""", request["kind"]!.ToJsonString());
        Assert.Equal("""{"group":"","version":"v1","resource":"configmaps"}""", request["requestResource"]!.ToJsonString());
        Assert.Equal(("c", "default", "CREATE", false), ((string)request["name"]!, (string)request["namespace"]!, (string)request["operation"]!, (bool)request["dryRun"]!));
        Assert.Equal("CreateOptions", (string?)request["options"]!["kind"]);
        Assert.Equal(("ConfigMap", "b"), ((string?)request["object"]!["kind"], (string?)request["object"]!["data"]!["a"]));
        Assert.Null(request["oldObject"]);
        Assert.NotEmpty((string)request["userInfo"]!["username"]!);
    }

    [Theory]
    [InlineData("""{"allowed":false}""", 400, "", "admission webhook \"a.example.com\" denied the request without explanation")]
    [InlineData("""{"allowed":false,"status":{"message":"no maps today","reason":"Forbidden","code":403}}""", 403, "Forbidden", "admission webhook \"a.example.com\" denied the request: no maps today")]
    [InlineData("""{"allowed":false,"status":{"reason":"BadName","code":200,"status":"Success"}}""", 400, "BadName", "admission webhook \"a.example.com\" denied the request: BadName")]
    public async Task A_refusal_is_told_in_upstreams_words(string answer, int code, string reason, string message)
    {
        hooks.Answer = (_, _) => JsonNode.Parse(answer)!.AsObject();
        await ValidatingAsync(("a.example.com", ""));
        var status = await server.RefusedMapAsync();
        Assert.Equal((code, reason, message, "Failure"), (status.Code, status.Reason, status.Message, status.StatusValue));
    }

    [Fact]
    public async Task Changes_are_made_in_order_and_each_webhook_sees_those_before_it()
    {
        hooks.Answer = (path, request) => HookServer.Patch($$"""[{"op":"add","path":"/data/{{path[..1]}}","value":"{{request["object"]!["data"]!.AsObject().Count}}"}]""");
        await MutatingAsync("z-later", ("c.example.com", ""));
        await MutatingAsync("a-earlier", ("x.example.com", ""), ("y.example.com", ""));
        var map = await server.MapAsync();
        Assert.Equal("b 3 1 2", $"{map.Data["a"]} {map.Data["c"]} {map.Data["x"]} {map.Data["y"]}");
        Assert.Equal(["x.example.com", "y.example.com", "c.example.com"], hooks.Asked.Select(a => a.Path));
    }

    [Fact]
    public async Task A_webhook_that_wants_to_is_asked_again_when_a_later_one_changed_something()
    {
        hooks.Answer = (path, request) => path.StartsWith('b') && request["object"]!["data"]!["b"] is null
            ? HookServer.Patch("""[{"op":"add","path":"/data/b","value":"1"}]""")
            : [];
        await MutatingAsync("m", ("a.example.com", "reinvocationPolicy: IfNeeded"), ("b.example.com", ""), ("c.example.com", "reinvocationPolicy: IfNeeded"));
        await server.MapAsync();
        Assert.Equal(["a.example.com", "b.example.com", "c.example.com", "a.example.com"], hooks.Asked.Select(a => a.Path));
    }

    [Fact]
    public async Task What_a_webhook_adds_gets_the_servers_defaults_too()
    {
        hooks.Answer = (_, _) => HookServer.Patch("""[{"op":"add","path":"/spec/initContainers","value":[{"name":"i","image":"x"}]}]""");
        await MutatingAsync("m", ("a.example.com", "rules: [{operations: [CREATE], apiGroups: [''], apiVersions: [v1], resources: [pods]}]"));
        var pod = await server.CreateAsync<Pod>(PodKind.Kind, "{metadata: {name: p}, spec: {containers: [{name: c, image: x}]}}");
        var added = Assert.Single(pod.Spec.InitContainers);
        Assert.Equal("/dev/termination-log", added.TerminationMessagePath);
        // The second round: the account's token is mounted into the added container as into the others.
        Assert.Contains(added.VolumeMounts, m => m.MountPath == "/var/run/secrets/kubernetes.io/serviceaccount");
    }

    [Fact]
    public async Task The_old_object_is_what_is_stored()
    {
        await server.MapAsync();
        await ValidatingAsync(("a.example.com", ""));
        await server.PatchAsync<ConfigMap>(ConfigMapKind.Kind, "c", "{data: {a: x, z: z}}");
        await server.DeleteAsync<ConfigMap>(ConfigMapKind.Kind, "c");
        var (update, delete) = (hooks.Asked.ElementAt(0).Request, hooks.Asked.ElementAt(1).Request);
        Assert.Equal(("UPDATE", "b", "x"), ((string)update["operation"]!, (string?)update["oldObject"]!["data"]!["a"], (string?)update["object"]!["data"]!["a"]));
        Assert.Equal(("DELETE", "x"), ((string)delete["operation"]!, (string?)delete["oldObject"]!["data"]!["a"]));
        Assert.Null(delete["object"]);
    }

    /// <summary>CVE-2021-25735: a webhook must see a node's old labels as they are, not as the request has them.</summary>
    [Fact]
    public async Task CVE_2021_25735_the_old_node_is_not_made_from_the_new()
    {
        await server.CreateAsync<Node>(NodeKind.Kind, "{metadata: {name: node-1, labels: {changed: 'no'}}}");
        hooks.Answer = (_, request) => new() { ["allowed"] = (string?)request["oldObject"]!["metadata"]!["labels"]!["changed"] == (string?)request["object"]!["metadata"]!["labels"]!["changed"] };
        await ValidatingAsync(("a.example.com", "rules: [{operations: [UPDATE], apiGroups: [''], apiVersions: [v1], resources: [nodes]}]"));
        await TestServer.RefusedAsync(() => server.PatchAsync<Node>(NodeKind.Kind, "node-1", "{metadata: {labels: {changed: 'yes'}}}"));
        var node = await server.GetAsync<Node>(NodeKind.Kind, "node-1", "");
        await TestServer.RefusedAsync(() => server.UpdateAsync(NodeKind.Kind, node with { Metadata = node.Metadata with { Labels = node.Metadata.Labels.With("changed", "yes") } }));
        Assert.Equal("no", (await server.GetAsync<Node>(NodeKind.Kind, "node-1", "")).Metadata.Labels["changed"]);
    }

    [Fact]
    public async Task A_webhook_that_fails_refuses_or_is_passed_over_as_its_policy_says()
    {
        hooks.Answer = static (_, _) => null;
        await ValidatingAsync(("a.example.com", "failurePolicy: Ignore"));
        await server.MapAsync("passed");
        await ValidatingAsync("v2", ("b.example.com", "failurePolicy: Fail"));
        var status = await server.RefusedMapAsync();
        Assert.Equal((500, "InternalError"), (status.Code, status.Reason));
        Assert.Equal("Internal error occurred: failed calling webhook \"b.example.com\": failed to call webhook: the webhook is out of order", status.Message);
    }

    [Theory]
    [InlineData("uid", "\"other\"", "expected response.uid=")]
    [InlineData("patch", "\"W10=\"", "webhook returned response.patch but not response.patchType")]
    [InlineData("patchType", "\"JSONPatch\"", "webhook returned response.patchType but not response.patch")]
    [InlineData("allowed", "\"yes\"", "the webhook's answer cannot be read: ")]
    public async Task An_answer_that_is_none_is_a_failure(string field, string value, string message)
    {
        hooks.Spoil = body => body["response"]![field] = JsonNode.Parse(value);
        await ValidatingAsync(("a.example.com", ""));
        Assert.Contains(message, (await server.RefusedMapAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_somebody_else_is_not_trusted()
    {
        await using var others = await HookServer.StartAsync(time);
        var configuration = hooks.Configuration("v", ("a.example.com", "")).Replace(hooks.CaBundle, others.CaBundle, StringComparison.Ordinal);
        await server.CreateAsync<ValidatingWebhookConfiguration>(ValidatingWebhookConfigurationKind.Kind, configuration);
        await server.Store.CatchUpAsync(CancellationToken.None);
        Assert.Contains("tls: failed to verify certificate", (await server.RefusedMapAsync()).Message, StringComparison.Ordinal);
        Assert.Empty(hooks.Asked);
    }

    [Fact]
    public async Task Only_requests_that_rules_selectors_and_conditions_name_are_asked_about()
    {
        await ValidatingAsync(
            ("one.example.com", "objectSelector: {matchLabels: {ask: 'yes'}}"),
            ("two.example.com", "namespaceSelector: {matchLabels: {env: test}}"),
            ("three.example.com", "matchConditions: [{name: c, expression: \"object.data.a == 'x'\"}]"),
            ("four.example.com", "rules: [{operations: [DELETE], apiGroups: [''], apiVersions: [v1], resources: [configmaps]}]"));
        await server.MapAsync("none");
        Assert.Empty(hooks.Asked);
        await server.MapAsync("some", "a: x", "labels: {ask: 'yes'}");
        Assert.Equal(["one.example.com", "three.example.com"], hooks.Asked.Select(a => a.Path).Order());
    }

    [Fact]
    public async Task Another_version_of_the_resource_is_asked_about_in_the_version_of_the_rule()
    {
        await ValidatingAsync(("a.example.com", "rules: [{operations: [CREATE], apiGroups: [autoscaling], apiVersions: [v1], resources: [horizontalpodautoscalers]}]"));
        await server.CreateAsync<Keles.Api.Autoscaling.V2.HorizontalPodAutoscaler>(
            Api.Autoscaling.V2.HorizontalPodAutoscalerKind.Kind, "{metadata: {name: h}, spec: {maxReplicas: 3, scaleTargetRef: {kind: Deployment, name: d, apiVersion: apps/v1}}}");
        var (_, request) = Assert.Single(hooks.Asked);
        Assert.Equal(("v1", "v2", "autoscaling/v1"), ((string)request["kind"]!["version"]!, (string)request["requestKind"]!["version"]!, (string?)request["object"]!["apiVersion"]));
    }

    [Fact]
    public async Task A_dry_run_asks_only_those_without_side_effects()
    {
        await ValidatingAsync(("a.example.com", "sideEffects: NoneOnDryRun"));
        await server.CreateAsync<ConfigMap>(ConfigMapKind.Kind, "{metadata: {name: c}}", dryRun: true);
        Assert.True((bool)Assert.Single(hooks.Asked).Request["dryRun"]!);
    }

    [Fact]
    public async Task Configurations_themselves_are_never_asked_about()
    {
        hooks.Answer = static (_, _) => new() { ["allowed"] = false };
        await ValidatingAsync(("a.example.com", "rules: [{operations: ['*'], apiGroups: ['*'], apiVersions: ['*'], resources: ['*']}]"));
        await server.RefusedMapAsync();
        await server.DeleteAsync<ValidatingWebhookConfiguration>(ValidatingWebhookConfigurationKind.Kind, "v");
        await server.Store.CatchUpAsync(CancellationToken.None);
        await server.MapAsync();
    }

    [Fact]
    public async Task Warnings_reach_the_client_and_a_patch_that_does_not_apply_is_a_failure()
    {
        hooks.Answer = static (_, _) => HookServer.Patch("""[{"op":"remove","path":"/data/none"}]""");
        await MutatingAsync("m", ("a.example.com", ""));
        Assert.StartsWith("Internal error occurred: the patch of admission webhook \"a.example.com\" does not apply", (await server.RefusedMapAsync()).Message, StringComparison.Ordinal);
        hooks.Answer = static (_, _) => new() { ["warnings"] = new JsonArray("take care") };
        var request = new ResourceRequest(UserIdentity.ApiServer, ConfigMapKind.Kind, "default", "");
        await server.Api.CreateAsync(request, new ConfigMap { Metadata = new() { Name = "w" } }, CancellationToken.None);
        Assert.Equal(["take care"], request.Warnings);
    }

    [Fact]
    public async Task A_connection_is_asked_about_with_its_options()
    {
        hooks.Answer = static (_, _) => new() { ["allowed"] = false, ["status"] = new JsonObject { ["message"] = "attaching to pods is not allowed", ["code"] = 403 } };
        await ValidatingAsync(("a.example.com", "rules: [{operations: [CONNECT], apiGroups: ['*'], apiVersions: ['*'], resources: [pods/attach]}]"));
        var request = new ResourceRequest(UserIdentity.ApiServer, PodKind.Kind, "default", "p", "attach");
        var status = await TestServer.RefusedAsync(() => server.Api.AdmitConnectAsync(request, static name => name == "stdin" ? ["true"] : [], CancellationToken.None));
        Assert.Equal("admission webhook \"a.example.com\" denied the request: attaching to pods is not allowed", status.Message);
        var (_, asked) = Assert.Single(hooks.Asked);
        Assert.Equal(("CONNECT", "attach", "PodAttachOptions"), ((string)asked["operation"]!, (string)asked["subResource"]!, (string)asked["kind"]!["kind"]!));
        Assert.Equal("""{"kind":"PodAttachOptions","apiVersion":"v1","stdin":true}""", asked["object"]!.ToJsonString());
    }

    private Task ValidatingAsync(params (string, string)[] webhooks) => ValidatingAsync("v", webhooks);

    private async Task ValidatingAsync(string name, params (string, string)[] webhooks)
    {
        await server.CreateAsync<ValidatingWebhookConfiguration>(ValidatingWebhookConfigurationKind.Kind, hooks.Configuration(name, webhooks));
        await server.Store.CatchUpAsync(CancellationToken.None);
    }

    private async Task MutatingAsync(string name, params (string, string)[] webhooks)
    {
        await server.CreateAsync<MutatingWebhookConfiguration>(MutatingWebhookConfigurationKind.Kind, hooks.Configuration(name, webhooks));
        await server.Store.CatchUpAsync(CancellationToken.None);
    }
}
