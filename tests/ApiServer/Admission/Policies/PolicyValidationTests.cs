using Keles.Api.AdmissionRegistration.V1;
using Keles.ApiServer.Tests.Resources;

namespace Keles.ApiServer.Tests.Admission.Policies;

/// <summary>What policies and bindings may say.</summary>
public sealed class PolicyValidationTests
{
    private const string Match = "matchConstraints: {resourceRules: [{operations: [CREATE], apiGroups: [apps], apiVersions: [v1], resources: [deployments]}]}";

    [Theory]
    [InlineData($"{Match}, validations: []", "[spec.validations: Required value: validations or auditAnnotations must contain at least one item, spec.auditAnnotations: Required value: validations or auditAnnotations must contain at least one item]")]
    [InlineData($"{Match}, validations: [{{expression: ''}}]", "spec.validations[0].expression: Required value: expression is not specified")]
    [InlineData($"{Match}, failurePolicy: X, validations: [{{expression: 'true'}}]", "spec.failurePolicy: Unsupported value: \"X\": supported values: \"Fail\", \"Ignore\"")]
    [InlineData("validations: [{expression: 'true'}]", "spec.matchConstraints: Required value")]
    [InlineData($"{Match}, validations: [{{expression: 'true', reason: X}}]", "spec.validations[0].reason: Unsupported value: \"X\": supported values: \"Forbidden\", \"Invalid\", \"RequestEntityTooLarge\"")]
    [InlineData($"{Match}, validations: [{{expression: 'object.spec.replicas <='}}]", "spec.validations[0].expression: Invalid value: \"object.spec.replicas <=\": compilation failed: ERROR: <input>:1:24: Syntax error: mismatched input '<EOF>' expecting {'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}\n | object.spec.replicas <=\n | .......................^")]
    [InlineData($"{Match}, validations: [{{expression: '1 + 1'}}]", "spec.validations[0].expression: Invalid value: \"1 + 1\": must evaluate to bool but got int")]
    [InlineData($"{Match}, validations: [{{expression: 'params.a == 1'}}]", "spec.validations[0].expression: Invalid value: \"params.a == 1\": compilation failed: ERROR: <input>:1:1: undeclared reference to 'params' (in container '')\n | params.a == 1\n | ^")]
    [InlineData($"{Match}, validations: [{{expression: 'request.nope == 1'}}]", "spec.validations[0].expression: Invalid value: \"request.nope == 1\": compilation failed: ERROR: <input>:1:8: undefined field 'nope'\n | request.nope == 1\n | .......^")]
    [InlineData($"{Match}, variables: [{{name: a, expression: '1'}}], validations: [{{expression: 'variables.b == 1'}}]", "spec.validations[0].expression: Invalid value: \"variables.b == 1\": compilation failed: ERROR: <input>:1:10: undefined field 'b'\n | variables.b == 1\n | .........^")]
    [InlineData($"{Match}, variables: [{{name: 1a, expression: '1'}}], validations: [{{expression: 'true'}}]", "spec.variables[0].name: Invalid value: \"1a\": name is not a valid CEL identifier")]
    [InlineData($"{Match}, validations: [{{expression: 'true', messageExpression: '1'}}]", "spec.validations[0].messageExpression: Invalid value: \"1\": must evaluate to string but got int")]
    [InlineData($"{Match}, auditAnnotations: [{{key: a, valueExpression: '1'}}]", "spec.auditAnnotations[0].valueExpression: Invalid value: \"1\": must evaluate to one of [string null_type] but got int")]
    [InlineData($"{Match}, matchConditions: [{{name: a, expression: '1'}}], validations: [{{expression: 'true'}}]", "spec.matchConditions[0].expression: Invalid value: \"1\": must evaluate to bool but got int")]
    [InlineData($"{Match}, paramKind: {{apiVersion: v1}}, validations: [{{expression: 'true'}}]", "spec.paramKind.kind: Required value")]
    public async Task A_validating_policy_is_refused_for(string spec, string message)
    {
        await using var server = await PolicyServer.StartAsync();
        var status = await TestServer.RefusedAsync(() => server.CreateAsync<ValidatingAdmissionPolicy>(ValidatingAdmissionPolicyKind.Kind, $"{{metadata: {{name: p}}, spec: {{{spec}}}}}"));
        Assert.Equal($"ValidatingAdmissionPolicy.admissionregistration.k8s.io \"p\" is invalid: {message}", status.Message);
    }

    [Theory]
    [InlineData("policyName: p", "spec.validationActions: Required value: at least one validation action is required")]
    [InlineData("policyName: p, validationActions: [Deny, Warn]", "spec.validationActions: Invalid value: [\"Deny\",\"Warn\"]: must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)")]
    [InlineData("policyName: p, validationActions: [X]", "spec.validationActions[0]: Unsupported value: \"X\": supported values: \"Audit\", \"Deny\", \"Warn\"")]
    [InlineData("validationActions: [Deny]", "spec.policyName: Required value")]
    [InlineData("policyName: p, validationActions: [Deny], paramRef: {}", "[spec.paramRef: Required value: one of name or selector must be specified, spec.paramRef.parameterNotFoundAction: Required value]")]
    public async Task A_binding_is_refused_for(string spec, string message)
    {
        await using var server = await PolicyServer.StartAsync();
        var status = await TestServer.RefusedAsync(() => server.CreateAsync<ValidatingAdmissionPolicyBinding>(ValidatingAdmissionPolicyBindingKind.Kind, $"{{metadata: {{name: b}}, spec: {{{spec}}}}}"));
        Assert.Equal($"ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io \"b\" is invalid: {message}", status.Message);
    }

    [Theory]
    [InlineData("mutations: [{patchType: ApplyConfiguration, applyConfiguration: {expression: '1'}}]", "spec.mutations[0].applyConfiguration.expression: Invalid value: \"1\": must evaluate to Object but got int")]
    [InlineData("mutations: [{patchType: JSONPatch, jsonPatch: {expression: '[1]'}}]", "spec.mutations[0].jsonPatch.expression: Invalid value: \"[1]\": must evaluate to list(JSONPatch) but got list(int)")]
    [InlineData("mutations: [{patchType: X}]", "spec.mutations[0].patchType: Unsupported value: \"X\": supported values: \"ApplyConfiguration\", \"JSONPatch\"")]
    public async Task A_mutating_policy_is_refused_for(string spec, string message)
    {
        await using var server = await PolicyServer.StartAsync();
        var status = await TestServer.RefusedAsync(() => server.CreateAsync<MutatingAdmissionPolicy>(MutatingAdmissionPolicyKind.Kind, $"{{metadata: {{name: p}}, spec: {{reinvocationPolicy: Never, {Match}, {spec}}}}}"));
        Assert.Equal($"MutatingAdmissionPolicy.admissionregistration.k8s.io \"p\" is invalid: {message}", status.Message);
    }
}
