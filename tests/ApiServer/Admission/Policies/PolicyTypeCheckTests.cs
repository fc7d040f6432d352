using Keles.Api;
using Keles.Api.AdmissionRegistration.V1;
using Keles.Api.ApiExtensions.V1;
using Keles.Api.CustomResources;
using Keles.ApiServer.Admission.Policies;
using Keles.ApiServer.Tests.CustomResources;
using Keles.ApiServer.Tests.Resources;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.ApiServer.Tests.Admission.Policies;

/// <summary>What the status of a policy says of its expressions.</summary>
public sealed class PolicyTypeCheckTests
{
    private const string Match = "matchConstraints: {resourceRules: [{operations: [CREATE], apiGroups: [apps], apiVersions: [v1], resources: [deployments, replicasets]}]}";

    [Fact]
    public async Task A_field_that_no_such_object_has_is_told()
    {
        var warnings = await CheckedAsync($"{Match}, validations: [{{expression: 'object.spec.replicas < 5 && object.metadata.labels.a == object.spec.template.spec.containers[0].name', messageExpression: \"'s: ' + string(object.spec.strategy.type)\"}}, {{expression: 'object.spec.maxReplicas < 5'}}]");
        Assert.Equal(["spec.validations[0].messageExpression", "spec.validations[1].expression"], warnings.Select(w => w.FieldRef).ToArray());
        Assert.Equal("apps/v1, Kind=ReplicaSet: ERROR: <input>:1:27: undefined field 'strategy'\n | 's: ' + string(object.spec.strategy.type)\n | ..........................^\n", warnings[0].Warning);
        Assert.Equal(
            "apps/v1, Kind=Deployment: ERROR: <input>:1:12: undefined field 'maxReplicas'\n | object.spec.maxReplicas < 5\n | ...........^\n\napps/v1, Kind=ReplicaSet: ERROR: <input>:1:12: undefined field 'maxReplicas'\n | object.spec.maxReplicas < 5\n | ...........^\n",
            warnings[1].Warning);
    }

    [Fact]
    public async Task Types_that_do_not_go_together_are_told_through_variables_and_parameters()
    {
        var warnings = await CheckedAsync($"{Match}, paramKind: {{apiVersion: v1, kind: ConfigMap}}, variables: [{{name: most, expression: 'params.data.most'}}], validations: [{{expression: 'object.spec.replicas < variables.most'}}]");
        Assert.Contains("found no matching overload for '_<_' applied to '(int, string)'", Assert.Single(warnings).Warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_right_has_an_empty_status()
    {
        Assert.Empty(await CheckedAsync($"{Match}, validations: [{{expression: 'object.spec.replicas < 5'}}]"));
        Assert.Empty(await CheckedAsync("matchConstraints: {resourceRules: [{operations: [CREATE], apiGroups: ['*'], apiVersions: [v1], resources: [deployments]}]}, validations: [{expression: 'object.spec.nope < 5'}]"));
    }

    [Fact]
    public async Task Custom_resources_are_held_against_their_schema()
    {
        const string match = "matchConstraints: {resourceRules: [{operations: [CREATE], apiGroups: [tests.example.com], apiVersions: [v1], resources: [widgets]}]}";
        var definition = CustomResourceDefinitionKind.Kind.Read(System.Text.Encoding.UTF8.GetBytes(ADefinition.Of("Widget", """{"size":{"type":"integer"},"open":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}""").ToString()));
        var warnings = await CheckedAsync(
            $"{match}, validations: [{{expression: 'object.spec.size < 5 && object.metadata.labels.a == object.kind'}}, {{expression: 'object.spec.sizes < 5'}}, {{expression: \"object.spec.size == 'x'\"}}]",
            new CustomResource(definition).Kinds);
        Assert.Equal(["spec.validations[1].expression", "spec.validations[2].expression"], warnings.Select(w => w.FieldRef).ToArray());
        Assert.StartsWith("tests.example.com/v1, Kind=Widget: ERROR: <input>:1:12: undefined field 'sizes'\n", warnings[0].Warning, StringComparison.Ordinal);
        Assert.Contains("found no matching overload for '_==_' applied to '(int, string)'", warnings[1].Warning, StringComparison.Ordinal);
    }

    private static async Task<Machinery.Items<ExpressionWarning>> CheckedAsync(string spec, IReadOnlyList<CustomKind>? custom = null)
    {
        await using var server = await PolicyServer.StartAsync();
        var made = await server.CreateAsync<ValidatingAdmissionPolicy>(ValidatingAdmissionPolicyKind.Kind, $"{{metadata: {{name: p}}, spec: {{{spec}}}}}");
        await server.Store.CatchUpAsync(CancellationToken.None);
        await new PolicyStatusLoop(server.Api, () => [.. Kinds.All, .. custom ?? []], TestServer.Around(server.Time), NullLoggerFactory.Instance).ApplyAsync(CancellationToken.None);
        var status = (await server.GetAsync<ValidatingAdmissionPolicy>(ValidatingAdmissionPolicyKind.Kind, "p")).Status;
        Assert.Equal(made.Metadata.Generation, status.ObservedGeneration);
        return status.TypeChecking!.ExpressionWarnings;
    }
}
