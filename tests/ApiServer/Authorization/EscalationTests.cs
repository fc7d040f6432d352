using Keles.Api.Rbac.V1;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer.Tests;

/// <summary>Who may give which rights away.</summary>
public sealed class EscalationTests
{
    private const string Group = "rbac.authorization.k8s.io";

    private static readonly UserIdentity Ann = new("ann", Groups: ["staff"]);

    private static readonly PolicyRule Pods = new() { Verbs = ["get"], ApiGroups = [""], Resources = ["pods"] };

    private static readonly PolicyRule Secrets = new() { Verbs = ["get", "list"], ApiGroups = [""], Resources = ["secrets"] };

    [Fact]
    public async Task A_role_with_rights_its_writer_lacks_is_refused()
    {
        await using var server = await WithAnnAsync(Pods);
        var error = await Assert.ThrowsAsync<ApiException>(() => server.CreateAsync(RoleKind.Kind, RoleOf("r", Pods, Secrets), Ann));
        Assert.Equal(
            "roles.rbac.authorization.k8s.io \"r\" is forbidden: user \"ann\" (groups=[\"staff\"]) is attempting to grant RBAC permissions not currently held:\n"
            + "{APIGroups:[\"\"], Resources:[\"secrets\"], Verbs:[\"get\" \"list\"]}",
            error.Message);
        await server.CreateAsync(RoleKind.Kind, RoleOf("r", Pods), Ann);
    }

    [Fact]
    public async Task The_verb_escalate_lifts_the_bound_for_roles()
    {
        await using var server = await WithAnnAsync(new PolicyRule { Verbs = ["escalate"], ApiGroups = [Group], Resources = ["roles"] });
        await server.CreateAsync(RoleKind.Kind, RoleOf("r", Secrets), Ann);
        await Assert.ThrowsAsync<ApiException>(() => server.CreateAsync(RoleBindingKind.Kind, BindingOf("b", "Role", "r"), Ann));
    }

    [Fact]
    public async Task The_verb_bind_lifts_it_for_bindings_of_the_roles_it_names()
    {
        await using var server = await WithAnnAsync(new PolicyRule { Verbs = ["bind"], ApiGroups = [Group], Resources = ["roles"], ResourceNames = ["r"] });
        await server.CreateAsync(RoleKind.Kind, RoleOf("r", Secrets));
        await server.CreateAsync(RoleKind.Kind, RoleOf("other", Secrets));
        await server.CreateAsync(RoleBindingKind.Kind, BindingOf("b", "Role", "r"), Ann);
        var error = await Assert.ThrowsAsync<ApiException>(() => server.CreateAsync(RoleBindingKind.Kind, BindingOf("c", "Role", "other"), Ann));
        Assert.True(error.IsForbidden);
    }

    [Fact]
    public async Task A_binding_of_a_role_that_is_not_there_is_not_found()
    {
        await using var server = await WithAnnAsync(Pods);
        var error = await Assert.ThrowsAsync<ApiException>(() => server.CreateAsync(RoleBindingKind.Kind, BindingOf("b", "ClusterRole", "gone"), Ann));
        Assert.Equal((404, "clusterrole.rbac.authorization.k8s.io \"gone\" not found"), (error.Status.Code, error.Message));
    }

    [Fact]
    public async Task Only_who_has_everything_may_aggregate()
    {
        await using var server = await WithAnnAsync(Pods);
        var role = new ClusterRole { Metadata = new ObjectMeta { Name = "sum" }, AggregationRule = new AggregationRule { ClusterRoleSelectors = [new LabelSelector()] } };
        var error = await Assert.ThrowsAsync<ApiException>(() => server.CreateAsync(ClusterRoleKind.Kind, role, Ann));
        Assert.Contains("must have cluster-admin privileges to use the aggregationRule", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finalizers_may_be_taken_from_what_one_could_not_write()
    {
        await using var server = await WithAnnAsync(Pods);
        await server.CreateAsync(RoleKind.Kind, RoleOf("r", Secrets));
        await server.CreateAsync(RoleBindingKind.Kind, BindingOf("b", "Role", "r"));
        var request = new ResourceRequest(Ann, RoleBindingKind.Kind, "shop", "b");
        await server.Api.ChangeAsync(request, static o => o.WithMetadata(o.Metadata with { Finalizers = ["example.com/x"] }), CancellationToken.None);
        var error = await Assert.ThrowsAsync<ApiException>(() => server.Api.ChangeAsync(request, static o => o.WithMetadata(o.Metadata with { Labels = OrderedMap<string>.Of(("a", "b")) }), CancellationToken.None));
        Assert.True(error.IsForbidden);
    }

    [Fact]
    public async Task An_apply_that_creates_needs_the_right_to_create()
    {
        await using var server = await WithAnnAsync(new PolicyRule { Verbs = ["patch"], ApiGroups = [""], Resources = ["configmaps"] });
        var request = new ResourceRequest(Ann, Api.Core.V1.ConfigMapKind.Kind, "shop", "m") { Options = new() { FieldManager = "test" } };
        var map = Patch.Apply("""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"m"},"data":{"a":"b"}}"""u8.ToArray());
        var error = await Assert.ThrowsAsync<ApiException>(() => server.Api.PatchAsync(request, map, CancellationToken.None));
        Assert.Equal("configmaps \"m\" is forbidden: User \"ann\" cannot create resource \"configmaps\" in API group \"\" in the namespace \"shop\"", error.Message);
        await server.Api.PatchAsync(request with { User = UserIdentity.ApiServer }, map, CancellationToken.None);
        await server.Store.CatchUpAsync(CancellationToken.None);
        await server.Api.PatchAsync(request, map, CancellationToken.None);
    }

    private static async Task<AccessServer> WithAnnAsync(PolicyRule rule)
    {
        var server = AccessServer.Start();
        await server.CreateAsync(ClusterRoleKind.Kind, new ClusterRole { Metadata = new ObjectMeta { Name = "anns" }, Rules = [rule] });
        await server.CreateAsync(ClusterRoleBindingKind.Kind, new ClusterRoleBinding
        {
            Metadata = new ObjectMeta { Name = "anns" },
            RoleRef = new RoleRef { ApiGroup = Group, Kind = "ClusterRole", Name = "anns" },
            Subjects = [new Subject { Kind = "User", ApiGroup = Group, Name = "ann" }],
        });
        return server;
    }

    private static Role RoleOf(string name, params PolicyRule[] rules) => new() { Metadata = new ObjectMeta { Name = name, Namespace = "shop" }, Rules = rules.ToItems() };

    private static RoleBinding BindingOf(string name, string kind, string role) => new()
    {
        Metadata = new ObjectMeta { Name = name, Namespace = "shop" },
        RoleRef = new RoleRef { ApiGroup = Group, Kind = kind, Name = role },
        Subjects = [new Subject { Kind = "User", ApiGroup = Group, Name = "bob" }],
    };
}
