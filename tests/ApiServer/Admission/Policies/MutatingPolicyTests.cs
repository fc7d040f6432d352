using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.ApiServer.Tests.Resources;
using Keles.Machinery;

namespace Keles.ApiServer.Tests.Admission.Policies;

/// <summary>What mutating policies change.</summary>
public sealed class MutatingPolicyTests
{
    private const string Deployments = "{resourceRules: [{operations: [CREATE], apiGroups: [apps], apiVersions: [v1], resources: [deployments]}]}";
    private const string Deployment = "{metadata: {name: d, annotations: {mine: kept}}, spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: x}]}}}}";

    [Fact]
    public async Task Fields_are_applied_and_the_rest_stays()
    {
        await using var server = await PolicyServer.StartAsync();
        await server.MutationAsync("mutations: [{patchType: ApplyConfiguration, applyConfiguration: {expression: \"Object{metadata: Object.metadata{annotations: {'mutated-by': 'admission-policy'}}}\"}}]", match: Deployments);
        var made = await server.CreateAsync<Deployment>(DeploymentKind.Kind, Deployment);
        Assert.Equal(("admission-policy", "kept"), (made.Metadata.Annotations["mutated-by"], made.Metadata.Annotations["mine"]));
    }

    [Fact]
    public async Task Items_of_a_keyed_list_merge_by_their_key()
    {
        await using var server = await PolicyServer.StartAsync();
        await server.MutationAsync("""
            mutations: [{patchType: ApplyConfiguration, applyConfiguration: {expression: "Object{spec: Object.spec{template: Object.spec.template{spec: Object.spec.template.spec{containers: [Object.spec.template.spec.containers{name: 'c', env: [Object.spec.template.spec.containers.env{name: 'A', value: 'b'}]}, Object.spec.template.spec.containers{name: 'side', image: 'y'}]}}}}"}}]
            """, match: Deployments);
        var made = await server.CreateAsync<Deployment>(DeploymentKind.Kind, Deployment);
        var containers = made.Spec.Template.Spec.Containers;
        Assert.Equal(["c", "side"], containers.Select(c => c.Name).ToArray());
        Assert.Equal(("x", "b", "Always"), (containers[0].Image, containers[0].Env[0].Value, containers[1].ImagePullPolicy));
    }

    [Fact]
    public async Task A_JSON_patch_changes_what_its_paths_name()
    {
        await using var server = await PolicyServer.StartAsync();
        await server.MutationAsync("""
            variables: [{name: key, expression: "jsonpatch.escapeKey('example.com/a-b')"}],
            mutations: [{patchType: JSONPatch, jsonPatch: {expression: "[JSONPatch{op: 'test', path: '/data/a', value: 'b'}, JSONPatch{op: 'add', path: '/metadata/labels', value: {'x': 'y'}}, JSONPatch{op: 'add', path: '/metadata/labels/' + variables.key, value: 'z'}, JSONPatch{op: 'replace', path: '/data/a', value: string(size(object.data.a))}]"}}]
            """);
        var made = await server.MapAsync();
        Assert.Equal(("1", "y", "z"), (made.Data["a"], made.Metadata.Labels["x"], made.Metadata.Labels["example.com/a-b"]));
    }

    [Fact]
    public async Task A_test_that_fails_leaves_the_object_as_it_is()
    {
        await using var server = await PolicyServer.StartAsync();
        await server.MutationAsync("mutations: [{patchType: JSONPatch, jsonPatch: {expression: \"[JSONPatch{op: 'test', path: '/data/a', value: 'no'}, JSONPatch{op: 'remove', path: '/data/a'}]\"}}]");
        Assert.Equal("b", (await server.MapAsync()).Data["a"]);
    }

    [Fact]
    public async Task Policies_work_in_the_order_of_their_names_and_one_that_asks_for_it_sees_what_later_ones_did()
    {
        await using var server = await PolicyServer.StartAsync();
        await server.MutationAsync($"reinvocationPolicy: IfNeeded, {Counting("first")}", "a");
        await server.MutationAsync($"reinvocationPolicy: Never, {Counting("second")}", "b");
        var made = await server.MapAsync();
        Assert.Equal(("2", "1"), (made.Data["first"], made.Data["second"]));
    }

    [Theory]
    [InlineData("Fail", true)]
    [InlineData("Ignore", false)]
    public async Task What_goes_wrong_is_taken_as_the_policy_says(string failurePolicy, bool refused)
    {
        await using var server = await PolicyServer.StartAsync();
        await server.MutationAsync($"failurePolicy: {failurePolicy}, mutations: [{{patchType: JSONPatch, jsonPatch: {{expression: \"[JSONPatch{{op: 'replace', path: object.data.none, value: ''}}]\"}}}}]");
        if (!refused)
        {
            await server.MapAsync();
            return;
        }

        var status = await server.RefusedMapAsync();
        Assert.StartsWith("policy 'm' with binding 'm' denied request: expression '[JSONPatch{op: 'replace', path: object.data.none", status.Message, StringComparison.Ordinal);
        Assert.EndsWith("resulted in error: no such key: none", status.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Object{spec: Object.wrong{replicas: 1}}", "type mismatch: unexpected type name \"Object.wrong\", expected \"Object.spec\", which matches field name path from root Object type")]
    [InlineData("Object{spec: Object.spec{selector: Object.spec.selector{}}}", "error applying patch: invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: .spec.selector")]
    [InlineData("Object{spec: Object.spec{nope: 1}}", "error applying patch: failed to convert patch object to typed object: .spec.nope: field not declared in schema")]
    public async Task An_object_that_does_not_fit_is_refused(string expression, string message)
    {
        await using var server = await PolicyServer.StartAsync();
        await server.MutationAsync($"mutations: [{{patchType: ApplyConfiguration, applyConfiguration: {{expression: '{expression}'}}}}]", match: Deployments);
        var status = await TestServer.RefusedAsync(() => server.CreateAsync<Deployment>(DeploymentKind.Kind, Deployment));
        Assert.Equal($"policy 'm' with binding 'm' denied request: {message}", status.Message);
    }

    [Fact]
    public async Task Conditions_see_what_mutations_left()
    {
        await using var server = await PolicyServer.StartAsync();
        await server.MutationAsync("mutations: [{patchType: ApplyConfiguration, applyConfiguration: {expression: \"Object{data: {'a': 'x'}}\"}}]");
        await server.PolicyAsync("validations: [{expression: \"object.data.a == 'x'\"}]");
        await server.MapAsync();
    }

    private static string Counting(string key) =>
        $"mutations: [{{patchType: JSONPatch, jsonPatch: {{expression: \"[JSONPatch{{op: 'add', path: '/data/{key}', value: string(has(object.data.{key}) ? int(object.data.{key}) + 1 : 1)}}]\"}}}}]";
}
