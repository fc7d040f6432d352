using Keles.Api.Core.V1;
using Keles.ApiServer.Tests.Resources;

namespace Keles.ApiServer.Tests.Admission.Policies;

/// <summary>Parameters of policies.</summary>
public sealed class PolicyParamTests
{
    private const string Spec = "paramKind: {apiVersion: v1, kind: ConfigMap}, matchConditions: [{name: no-params, expression: \"!has(object.metadata.labels)\"}], validations: [{expression: \"params != null && object.data.a == params.data.want\", messageExpression: \"'want ' + params.data.want\"}]";

    [Fact]
    public async Task A_parameter_is_found_by_its_name()
    {
        await using var server = await StartAsync("paramRef: {name: p1, parameterNotFoundAction: Deny}");
        await server.MapAsync("c", "a: one");
        Assert.EndsWith("denied request: want one", (await server.RefusedMapAsync("d", "a: two")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_selected_parameter_is_asked()
    {
        await using var server = await StartAsync("paramRef: {selector: {matchLabels: {kind: param}}, parameterNotFoundAction: Deny}");
        Assert.EndsWith("denied request: want two", (await server.RefusedMapAsync("c", "a: one")).Message, StringComparison.Ordinal);
        Assert.EndsWith("denied request: want one", (await server.RefusedMapAsync("c", "a: two")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Allow", null)]
    [InlineData("Deny", "failed to configure binding: no params found for policy binding with `Deny` parameterNotFoundAction")]
    public async Task A_missing_parameter_is_taken_as_the_binding_says(string action, string? refusal)
    {
        await using var server = await StartAsync($"paramRef: {{name: none, parameterNotFoundAction: {action}}}");
        if (refusal is null) await server.MapAsync();
        else Assert.EndsWith(refusal, (await server.RefusedMapAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_binding_without_reference_has_no_parameters()
    {
        await using var server = await StartAsync("");
        Assert.EndsWith("failed expression: params != null && object.data.a == params.data.want", (await server.RefusedMapAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_kind_of_parameters_is_a_wrong_configuration()
    {
        await using var server = await PolicyServer.StartAsync();
        await server.PolicyAsync("paramKind: {apiVersion: example.com/v1, kind: Limit}, validations: [{expression: 'true'}]", binding: "paramRef: {name: x, parameterNotFoundAction: Deny}");
        Assert.EndsWith("failed to configure binding: paramKind kind `&ParamKind{APIVersion:example.com/v1,Kind:Limit,}` not known", (await server.RefusedMapAsync()).Message, StringComparison.Ordinal);
    }

    private static async Task<TestServer> StartAsync(string binding)
    {
        var server = await PolicyServer.StartAsync();
        await server.CreateAsync<ConfigMap>(ConfigMapKind.Kind, "{metadata: {name: p1, labels: {kind: param}}, data: {want: one}}");
        await server.CreateAsync<ConfigMap>(ConfigMapKind.Kind, "{metadata: {name: p2, labels: {kind: param}}, data: {want: two}}");
        await server.PolicyAsync(Spec, binding: binding);
        return server;
    }
}
