using Keles.Client;

namespace Keles.ApiServer.Tests;

/// <summary>What roles and bindings allow.</summary>
public sealed class RbacTests
{
    private static readonly string[] Roles =
    [
        Role("ClusterRole", "", "reader", """{"verbs":["get","list"],"apiGroups":[""],"resources":["pods","pods/log"]}"""),
        Role("ClusterRole", "", "scaler", """{"verbs":["update"],"apiGroups":["*"],"resources":["*/scale"]}"""),
        Role("ClusterRole", "", "health", """{"verbs":["get"],"nonResourceURLs":["/healthz","/metrics/*"]}"""),
        Role("Role", "shop", "one-secret", """{"verbs":["get"],"apiGroups":[""],"resources":["secrets"],"resourceNames":["key"]}"""),
        Role("Role", "shop", "all", """{"verbs":["*"],"apiGroups":["*"],"resources":["*"]}"""),
        Binding("ClusterRoleBinding", "", "readers", "ClusterRole", "reader", """{"kind":"Group","apiGroup":"rbac.authorization.k8s.io","name":"readers"}"""),
        Binding("ClusterRoleBinding", "", "scalers", "ClusterRole", "scaler", """{"kind":"User","apiGroup":"rbac.authorization.k8s.io","name":"sam"}"""),
        Binding("ClusterRoleBinding", "", "health", "ClusterRole", "health", """{"kind":"Group","apiGroup":"rbac.authorization.k8s.io","name":"system:unauthenticated"}"""),
        Binding("RoleBinding", "shop", "sam-secret", "Role", "one-secret", """{"kind":"User","apiGroup":"rbac.authorization.k8s.io","name":"sam"}"""),
        Binding("RoleBinding", "shop", "reads-here", "ClusterRole", "reader", """{"kind":"User","apiGroup":"rbac.authorization.k8s.io","name":"local"}"""),
        Binding("RoleBinding", "shop", "robot", "Role", "all", """{"kind":"ServiceAccount","name":"robot","namespace":"other"}"""),
    ];

    [Theory]
    [InlineData("ann", "readers", "list", "", "pods", "", "shop", "", true)]
    [InlineData("ann", "readers", "get", "", "pods", "log", "", "a", true)]
    [InlineData("ann", "readers", "get", "", "pods", "exec", "shop", "a", false)]
    [InlineData("ann", "readers", "delete", "", "pods", "", "shop", "a", false)]
    [InlineData("ann", "readers", "list", "apps", "pods", "", "shop", "", false)]
    [InlineData("ann", "", "list", "", "pods", "", "shop", "", false)]
    [InlineData("readers", "", "list", "", "pods", "", "shop", "", false)]
    [InlineData("sam", "", "update", "apps", "deployments", "scale", "shop", "web", true)]
    [InlineData("sam", "", "update", "apps", "deployments", "", "shop", "web", false)]
    [InlineData("sam", "", "get", "", "secrets", "", "shop", "key", true)]
    [InlineData("sam", "", "get", "", "secrets", "", "shop", "other", false)]
    [InlineData("sam", "", "get", "", "secrets", "", "bank", "key", false)]
    [InlineData("sam", "", "list", "", "secrets", "", "shop", "", false)]
    [InlineData("local", "", "list", "", "pods", "", "shop", "", true)]
    [InlineData("local", "", "list", "", "pods", "", "bank", "", false)]
    [InlineData("local", "", "list", "", "pods", "", "", "", false)]
    [InlineData("system:serviceaccount:other:robot", "", "delete", "batch", "jobs", "", "shop", "x", true)]
    [InlineData("system:serviceaccount:shop:robot", "", "delete", "batch", "jobs", "", "shop", "x", false)]
    [InlineData("anyone", "system:masters", "delete", "", "nodes", "", "", "n", true)]
    public async Task Allows_what_a_bound_role_says(string user, string group, string verb, string apiGroup, string resource, string subresource, string ns, string name, bool allowed)
    {
        await using var server = AccessServer.Start();
        await server.CreateAsync(Roles);
        var request = AccessRequest.ForResource(User(user, group), verb, apiGroup, resource, ns, name, subresource);
        Assert.Equal(allowed, server.Parts.Authorizer.Authorize(request).IsAllowed);
    }

    [Theory]
    [InlineData("system:unauthenticated", "get", "/healthz", true)]
    [InlineData("system:unauthenticated", "get", "/healthz/etcd", false)]
    [InlineData("system:unauthenticated", "get", "/metrics/slis", true)]
    [InlineData("system:unauthenticated", "post", "/healthz", false)]
    [InlineData("readers", "get", "/healthz", false)]
    public async Task Allows_paths_that_a_rule_names(string group, string verb, string path, bool allowed)
    {
        await using var server = AccessServer.Start();
        await server.CreateAsync(Roles);
        Assert.Equal(allowed, server.Parts.Authorizer.Authorize(new AccessRequest(User("x", group), verb, false, Path: path)).IsAllowed);
    }

    [Fact]
    public async Task A_binding_that_goes_takes_its_rights_along()
    {
        await using var server = AccessServer.Start();
        await server.CreateAsync(Roles);
        var request = AccessRequest.ForResource(User("sam", ""), "get", "", "secrets", "shop", "key");
        Assert.True(server.Parts.Authorizer.Authorize(request).IsAllowed);
        await server.DeleteAsync(Api.Rbac.V1.RoleBindingKind.Kind, "shop", "sam-secret");
        Assert.False(server.Parts.Authorizer.Authorize(request).IsAllowed);
    }

    [Theory]
    [InlineData("list", "", "pods", "", "default", "", """pods is forbidden: User "x" cannot list resource "pods" in API group "" in the namespace "default" """)]
    [InlineData("get", "apps", "deployments", "scale", "default", "web", """deployments.apps "web" is forbidden: User "x" cannot get resource "deployments/scale" in API group "apps" in the namespace "default" """)]
    [InlineData("list", "", "nodes", "", "", "", """nodes is forbidden: User "x" cannot list resource "nodes" in API group "" at the cluster scope """)]
    public async Task A_refusal_says_what_is_missing(string verb, string group, string resource, string subresource, string ns, string name, string message)
    {
        await using var server = AccessServer.Start();
        var request = AccessRequest.ForResource(User("x", ""), verb, group, resource, ns, name, subresource);
        var error = AccessRefusals.Forbidden(request, server.Parts.Authorizer.Authorize(request).Reason);
        Assert.Equal(message.Trim(), error.Message);
        Assert.Equal((403, "Forbidden", resource), (error.Status.Code, error.Status.Reason, error.Status.Details!.Kind));
    }

    [Fact]
    public void A_refused_path_cannot_carry_markup()
    {
        var error = AccessRefusals.Forbidden(new AccessRequest(User("x", ""), "get", false, Path: "/<b>"), "");
        Assert.Equal("forbidden: User \"x\" cannot get path \"/&lt;b&gt;\"", error.Message);
    }

    [Fact]
    public async Task A_role_that_is_missing_is_named()
    {
        await using var server = AccessServer.Start();
        await server.CreateAsync(
            Binding("RoleBinding", "shop", "a", "Role", "gone", """{"kind":"User","apiGroup":"rbac.authorization.k8s.io","name":"x"}"""),
            Binding("ClusterRoleBinding", "", "b", "ClusterRole", "away", """{"kind":"User","apiGroup":"rbac.authorization.k8s.io","name":"x"}"""));
        var verdict = server.Parts.Authorizer.Authorize(AccessRequest.ForResource(User("x", ""), "list", "", "pods", "shop"));
        Assert.Equal("RBAC: [clusterrole.rbac.authorization.k8s.io \"away\" not found, role.rbac.authorization.k8s.io \"gone\" not found]", verdict.Reason);
    }

    [Fact]
    public async Task Clients_inside_the_process_are_refused_alike()
    {
        await using var server = AccessServer.Start();
        await server.CreateAsync(Roles);
        var request = new ResourceRequest(User("sam", ""), Api.Core.V1.SecretKind.Kind, "shop", "other");
        var error = await Assert.ThrowsAsync<ApiException>(async () => await server.Parts.Access.CheckAsync(request, "get", "", CancellationToken.None));
        Assert.StartsWith("secrets \"other\" is forbidden: User \"sam\" cannot get resource \"secrets\"", error.Message, StringComparison.Ordinal);
        await server.Parts.Access.CheckAsync(request with { Name = "key" }, "get", "", CancellationToken.None);
    }

    private static UserIdentity User(string name, string group) => new(name, Groups: group.Length > 0 ? [group] : default);

    private static string Role(string kind, string ns, string name, string rule) =>
        $$"""{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"{{kind}}","metadata":{"name":"{{name}}","namespace":"{{ns}}"},"rules":[{{rule}}]}""";

    private static string Binding(string kind, string ns, string name, string roleKind, string role, string subject) =>
        $$$"""{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"{{{kind}}}","metadata":{"name":"{{{name}}}","namespace":"{{{ns}}}"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"{{{roleKind}}}","name":"{{{role}}}"},"subjects":[{{{subject}}}]}""";
}
