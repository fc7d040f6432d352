using Keles.Api.AdmissionRegistration.V1;
using Keles.Api.Autoscaling.V1;
using Keles.Api.Core.V1;
using Keles.ApiServer.Tests.Resources;

namespace Keles.ApiServer.Tests.Admission.Policies;

/// <summary>What validating policies refuse, warn of and let pass.</summary>
public sealed class ValidatingPolicyTests
{
    private const string By = "configmaps \"c\" is forbidden: ValidatingAdmissionPolicy 'p.example.com' with binding 'b.example.com' denied request: ";

    [Theory]
    [InlineData("expression: \"object.data.a == 'x'\"", "failed expression: object.data.a == 'x'", 422, "Invalid")]
    [InlineData("expression: \"object.data.a == 'x'\", message: ' say x '", "say x", 422, "Invalid")]
    [InlineData("expression: \"object.data.a == 'x'\", reason: Forbidden", "failed expression: object.data.a == 'x'", 403, "Forbidden")]
    [InlineData("expression: \"object.data.a == 'x'\", messageExpression: \"'a is ' + object.data.a\", message: plain", "a is b", 422, "Invalid")]
    [InlineData("expression: \"object.data.a == 'x'\", messageExpression: \"object.data.none + ''\", message: plain", "plain", 422, "Invalid")]
    [InlineData("expression: \"object.data.none == 'x'\"", "expression 'object.data.none == 'x'' resulted in error: no such key: none", 422, "Invalid")]
    [InlineData("expression: \"[1, 2, 3].all(x, [1, 2, 3].all(y, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'.matches(object.data.a) || true)) && false\"", "failed expression: ", 422, "Invalid")]
    public async Task A_condition_that_does_not_hold_refuses_in_upstreams_words(string validation, string message, int code, string reason)
    {
        await using var server = await PolicyServer.StartAsync();
        await server.PolicyAsync($"validations: [{{{validation}}}]");
        var status = await server.RefusedMapAsync();
        Assert.StartsWith(By + message, status.Message, StringComparison.Ordinal);
        Assert.Equal((code, reason), (status.Code, status.Reason));
        Assert.StartsWith("ValidatingAdmissionPolicy 'p.example.com'", Assert.Single(status.Details!.Causes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_holds_passes_and_takes_effect_at_once()
    {
        await using var server = await PolicyServer.StartAsync();
        await server.MapAsync("before", "a: b");
        await server.PolicyAsync("validations: [{expression: \"object.data.a == 'x' && request.operation == 'CREATE' && oldObject == null && request.namespace == 'default' && namespaceObject.metadata.labels.env == 'prod'\"}]");
        await server.MapAsync("c", "a: x");
        await server.RefusedMapAsync();
        await server.DeleteAsync<ValidatingAdmissionPolicyBinding>(ValidatingAdmissionPolicyBindingKind.Kind, "b.example.com");
        await server.Store.CatchUpAsync(CancellationToken.None);
        await server.MapAsync("after", "a: b");
    }

    [Fact]
    public async Task Updates_and_deletions_are_judged_with_what_was()
    {
        await using var server = await PolicyServer.StartAsync();
        await server.MapAsync();
        await server.PolicyAsync("validations: [{expression: \"request.operation == 'DELETE' ? oldObject.data.a == 'free' : object.data.a != oldObject.data.a\"}]");
        Assert.Contains("failed expression", (await TestServer.RefusedAsync(() => server.PatchAsync<ConfigMap>(ConfigMapKind.Kind, "c", "{data: {z: z}}"))).Message, StringComparison.Ordinal);
        Assert.Contains("failed expression", (await TestServer.RefusedAsync(() => server.DeleteAsync<ConfigMap>(ConfigMapKind.Kind, "c"))).Message, StringComparison.Ordinal);
        await server.PatchAsync<ConfigMap>(ConfigMapKind.Kind, "c", "{data: {a: free}}");
        await server.DeleteAsync<ConfigMap>(ConfigMapKind.Kind, "c");
    }

    [Fact]
    public async Task A_warning_lets_pass_and_the_audit_log_is_told()
    {
        await using var server = await PolicyServer.StartAsync();
        await server.PolicyAsync("validations: [{expression: 'false', message: nay}], auditAnnotations: [{key: seen, valueExpression: \"'saw ' + object.metadata.name\"}]", "[Warn, Audit]");
        var notes = new Dictionary<string, string>();
        var request = TestServer.Request(ConfigMapKind.Kind, "default", "") with { AuditNotes = notes };
        await server.Api.CreateAsync(request, TestServer.Read(ConfigMapKind.Kind, "{metadata: {name: c}}"), CancellationToken.None);
        Assert.Equal("Validation failed for ValidatingAdmissionPolicy 'p.example.com' with binding 'b.example.com': nay", Assert.Single(request.Warnings));
        Assert.Equal("saw c", notes["p.example.com/seen"]);
        Assert.Equal(
            "[{\"message\":\"nay\",\"policy\":\"p.example.com\",\"binding\":\"b.example.com\",\"expressionIndex\":0,\"validationActions\":[\"Warn\",\"Audit\"]}]",
            notes["validation.policy.admission.k8s.io/validation_failure"]);
    }

    [Fact]
    public async Task Variables_are_computed_once_and_know_those_before_them()
    {
        await using var server = await PolicyServer.StartAsync();
        await server.PolicyAsync("""
            variables: [{name: a, expression: "object.data.a"}, {name: long, expression: "variables.a + variables.a"}],
            validations: [{expression: "variables.long == 'xx'", messageExpression: "'it is ' + variables.long"}]
            """);
        await server.MapAsync("c", "a: x");
        Assert.EndsWith("denied request: it is bb", (await server.RefusedMapAsync()).Message, StringComparison.Ordinal);
        Assert.Contains("composited variable \"a\" fails to evaluate: no such key: a", (await server.RefusedMapAsync(data: "z: z")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("objectSelector: {matchLabels: {look: here}}", "labels: {look: here}", true)]
    [InlineData("objectSelector: {matchLabels: {look: here}}", "labels: {look: away}", false)]
    [InlineData("namespaceSelector: {matchLabels: {env: prod}}", "", true)]
    [InlineData("namespaceSelector: {matchLabels: {env: test}}", "", false)]
    [InlineData("excludeResourceRules: [{operations: ['*'], apiGroups: ['*'], apiVersions: ['*'], resources: ['*'], resourceNames: [c]}]", "", false)]
    public async Task Only_what_is_selected_is_judged(string selector, string metadata, bool judged)
    {
        await using var server = await PolicyServer.StartAsync();
        await server.PolicyAsync("validations: [{expression: 'false'}]", match: $"{PolicyServer.ConfigMaps[..^1]}, {selector}}}");
        if (judged) await server.RefusedMapAsync(metadata: metadata);
        else await server.MapAsync(metadata: metadata);
    }

    [Fact]
    public async Task A_binding_narrows_what_its_policy_is_about()
    {
        await using var server = await PolicyServer.StartAsync();
        await server.PolicyAsync("validations: [{expression: 'false'}]", binding: "matchResources: {objectSelector: {matchLabels: {look: here}}}");
        await server.MapAsync();
        await server.RefusedMapAsync("d", metadata: "labels: {look: here}");
    }

    [Fact]
    public async Task Another_version_of_the_resource_counts_as_the_same_unless_exactly_one_is_wanted()
    {
        const string Match = "{matchPolicy: Equivalent, resourceRules: [{operations: [CREATE], apiGroups: [autoscaling], apiVersions: [v2], resources: [horizontalpodautoscalers]}]}";
        const string Scaler = "{metadata: {name: h}, spec: {maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: d}, targetCPUUtilizationPercentage: 50}}";
        await using var server = await PolicyServer.StartAsync();
        await server.PolicyAsync("validations: [{expression: \"!(object.spec.metrics[0].resource.target.averageUtilization == 50 && request.kind.version == 'v2' && request.requestKind.version == 'v1')\"}]", match: Match);
        Assert.Contains("failed expression", (await TestServer.RefusedAsync(() => server.CreateAsync<HorizontalPodAutoscaler>(HorizontalPodAutoscalerKind.Kind, Scaler))).Message, StringComparison.Ordinal);
        await server.PatchAsync<ValidatingAdmissionPolicy>(ValidatingAdmissionPolicyKind.Kind, "p.example.com", "{spec: {matchConstraints: {matchPolicy: Exact}}}");
        await server.Store.CatchUpAsync(CancellationToken.None);
        await server.CreateAsync<HorizontalPodAutoscaler>(HorizontalPodAutoscalerKind.Kind, Scaler);
    }

    [Fact]
    public async Task Match_conditions_decide_whether_a_policy_is_asked()
    {
        await using var server = await PolicyServer.StartAsync();
        await server.PolicyAsync("matchConditions: [{name: x, expression: \"object.data.a == 'x'\"}], validations: [{expression: 'false'}]");
        await server.MapAsync();
        await server.RefusedMapAsync("d", "a: x");
        Assert.Contains("no such key: a", (await server.RefusedMapAsync("e", "z: z")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_taken_as_the_policy_says()
    {
        await using var server = await PolicyServer.StartAsync();
        await server.PolicyAsync("failurePolicy: Ignore, validations: [{expression: \"object.data.none == 'x'\"}, {expression: \"object.data.a != 'bad'\"}]");
        await server.MapAsync();
        Assert.EndsWith("failed expression: object.data.a != 'bad'", (await server.RefusedMapAsync("d", "a: bad")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expression_may_ask_what_the_user_may_do()
    {
        await using var server = await PolicyServer.StartAsync(new OnlyAda());
        await server.PolicyAsync("validations: [{expression: \"authorizer.requestResource.check('create').allowed() && authorizer.path('/x').check('get').reason() == 'she may'\", message: nay}]");
        await server.CreateAsync<ConfigMap>(ConfigMapKind.Kind, "{metadata: {name: c}}", user: new UserIdentity("ada"));
        Assert.EndsWith(": nay", (await TestServer.RefusedAsync(() => server.CreateAsync<ConfigMap>(ConfigMapKind.Kind, "{metadata: {name: d}}", user: new UserIdentity("bob")))).Message, StringComparison.Ordinal);
    }

    private sealed class OnlyAda : IAuthorizer
    {
        public AccessVerdict Authorize(AccessRequest request) => request.User.Name == "ada" ? AccessVerdict.Allow("she may") : AccessVerdict.NoOpinion();
    }
}
