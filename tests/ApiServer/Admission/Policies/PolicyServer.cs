using Keles.Api;
using Keles.Api.AdmissionRegistration.V1;
using Keles.Api.Core.V1;
using Keles.ApiServer.Admission.Policies;
using Keles.ApiServer.Tests.Resources;
using Keles.Machinery;

namespace Keles.ApiServer.Tests.Admission.Policies;

/// <summary>A server with policies, and words to make them.</summary>
internal static class PolicyServer
{
    public const string Pods = "{resourceRules: [{operations: [CREATE, UPDATE, DELETE], apiGroups: [''], apiVersions: [v1], resources: [pods]}]}";
    public const string ConfigMaps = "{resourceRules: [{operations: ['*'], apiGroups: [''], apiVersions: ['*'], resources: [configmaps]}]}";

    public static async Task<TestServer> StartAsync(IAuthorizer? authorizer = null)
    {
        authorizer ??= new Everything();
        var server = await TestServer.StartAsync(plugins: (store, around) => AdmissionPlugins.All(store, authorizer, around, AdmissionPolicies.All(store, authorizer, () => Kinds.All)));
        await server.CreateAsync<Namespace>(NamespaceKind.Kind, "{metadata: {name: default, labels: {env: prod}}}");
        await server.CreateAsync<ServiceAccount>(ServiceAccountKind.Kind, "{metadata: {name: default}}");
        return server;
    }

    /// <summary>A policy about config maps, in force everywhere.</summary>
    public static async Task PolicyAsync(this TestServer server, string spec, string actions = "[Deny]", string binding = "", string match = ConfigMaps)
    {
        await server.CreateAsync<ValidatingAdmissionPolicy>(ValidatingAdmissionPolicyKind.Kind, $"{{metadata: {{name: p.example.com}}, spec: {{matchConstraints: {match}, {spec}}}}}");
        await server.CreateAsync<ValidatingAdmissionPolicyBinding>(ValidatingAdmissionPolicyBindingKind.Kind,
            $"{{metadata: {{name: b.example.com}}, spec: {{policyName: p.example.com, validationActions: {actions}{(binding.Length > 0 ? ", " + binding : "")}}}}}");
        await server.Store.CatchUpAsync(CancellationToken.None);
    }

    /// <summary>A mutating policy about config maps, in force everywhere.</summary>
    public static async Task MutationAsync(this TestServer server, string spec, string name = "m", string match = ConfigMaps, string binding = "")
    {
        await server.CreateAsync<MutatingAdmissionPolicy>(MutatingAdmissionPolicyKind.Kind,
            $"{{metadata: {{name: {name}}}, spec: {{matchConstraints: {match}, {(spec.Contains("reinvocationPolicy", StringComparison.Ordinal) ? "" : "reinvocationPolicy: Never, ")}{spec}}}}}");
        await server.CreateAsync<MutatingAdmissionPolicyBinding>(MutatingAdmissionPolicyBindingKind.Kind,
            $"{{metadata: {{name: {name}}}, spec: {{policyName: {name}{(binding.Length > 0 ? ", " + binding : "")}}}}}");
        await server.Store.CatchUpAsync(CancellationToken.None);
    }

    public static Task<ConfigMap> MapAsync(this TestServer server, string name = "c", string data = "a: b", string metadata = "") =>
        server.CreateAsync<ConfigMap>(ConfigMapKind.Kind, $"{{metadata: {{name: {name}{(metadata.Length > 0 ? ", " + metadata : "")}}}, data: {{{data}}}}}");

    public static Task<Status> RefusedMapAsync(this TestServer server, string name = "c", string data = "a: b", string metadata = "") =>
        TestServer.RefusedAsync(() => server.MapAsync(name, data, metadata));

    public sealed class Everything : IAuthorizer
    {
        public AccessVerdict Authorize(AccessRequest request) => AccessVerdict.Allow("all");
    }
}
