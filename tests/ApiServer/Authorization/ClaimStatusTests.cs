using Keles.Api.Rbac.V1;
using Keles.Api.Resource.V1;
using Keles.Client;
using Keles.Machinery;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.ApiServer.Tests;

/// <summary>Who may write which part of a claim's status.</summary>
public sealed class ClaimStatusTests
{
    private const string Group = "resource.k8s.io";
    private const string Account = "system:serviceaccount:kube-system:driver";

    private static readonly UserIdentity Driver = new(Account);
    private static readonly UserIdentity OnNode = Driver with { Extra = OrderedMap<Items<string>>.Of(("authentication.kubernetes.io/node-name", ["node-1"])) };

    [Fact]
    public async Task What_a_claim_is_given_is_for_those_who_may_bind()
    {
        await using var server = await WithAsync();
        var error = await Assert.ThrowsAsync<ApiException>(() => WriteAsync(server, Driver, c => c with { Status = c.Status with { Allocation = Given("node-1") } }));
        Assert.Equal(
            (422, "ResourceClaim.resource.k8s.io \"c\" is invalid: status: Forbidden: changing status.allocation or status.reservedFor requires resource=\"resourceclaims/binding\", verb=\"update\" permission: "
                + $"resourceclaims.resource.k8s.io is forbidden: User \"{Account}\" cannot update resource \"resourceclaims/binding\" in API group \"resource.k8s.io\" at the cluster scope"),
            (error.Status.Code, error.Message));
        await using var other = await WithAsync(new PolicyRule { Verbs = ["update"], ApiGroups = [Group], Resources = ["resourceclaims/binding"] });
        await WriteAsync(other, Driver, c => c with { Status = c.Status with { Allocation = Given("node-1") } });
        await WriteAsync(other, Driver, c => c with { Status = c.Status with { ReservedFor = [new() { Resource = "pods", Name = "p", Uid = "u" }] } });
    }

    [Fact]
    public async Task What_a_driver_says_is_for_the_driver_on_its_own_node()
    {
        await using var server = await WithAsync(new PolicyRule { Verbs = ["associated-node:update"], ApiGroups = [Group], Resources = ["resourceclaims/driver"], ResourceNames = ["d.example.com"] });
        await GiveAsync(server);
        await WriteAsync(server, OnNode, c => Saying(c, "d.example.com"));
        var elsewhere = await Assert.ThrowsAsync<ApiException>(() => WriteAsync(server, Driver, c => Saying(c)));
        Assert.Equal(
            "ResourceClaim.resource.k8s.io \"c\" is invalid: status.devices: Forbidden: changing status.devices requires resource=\"resourceclaims/driver\", verb=\"[arbitrary-node:update]\" permission: "
            + $"resourceclaims.resource.k8s.io \"d.example.com\" is forbidden: User \"{Account}\" cannot arbitrary-node:update resource \"resourceclaims/driver\" in API group \"resource.k8s.io\" in the namespace \"shop\"",
            elsewhere.Message);
        var others = await Assert.ThrowsAsync<ApiException>(() => WriteAsync(server, OnNode, c => Saying(c, "d.example.com", "e.example.com")));
        Assert.Contains("verb=\"[associated-node:update arbitrary-node:update]\" permission: resourceclaims.resource.k8s.io \"e.example.com\" is forbidden", others.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_driver_of_many_nodes_needs_the_right_for_any()
    {
        await using var server = await WithAsync(new PolicyRule { Verbs = ["arbitrary-node:update"], ApiGroups = [Group], Resources = ["resourceclaims/driver"], ResourceNames = ["d.example.com"] });
        await GiveAsync(server);
        await WriteAsync(server, Driver, c => Saying(c, "d.example.com"));
        await WriteAsync(server, OnNode with { Extra = OrderedMap<Items<string>>.Of(("authentication.kubernetes.io/node-name", ["node-2"])) }, c => Saying(c));
    }

    [Fact]
    public async Task With_devices_that_are_given_back_goes_what_was_said_of_them_whoever_said_it()
    {
        await using var server = await WithAsync(new PolicyRule { Verbs = ["update"], ApiGroups = [Group], Resources = ["resourceclaims/binding"] });
        await GiveAsync(server);
        await WriteAsync(server, UserIdentity.ApiServer, c => Saying(c, "d.example.com"));
        var claim = await WriteAsync(server, Driver, c => c with { Status = c.Status with { Allocation = null } });
        Assert.True(claim.Status.Devices.IsEmpty);
    }

    private static Task GiveAsync(AccessServer server) => WriteAsync(server, UserIdentity.ApiServer, c => c with { Status = c.Status with { Allocation = Given("node-1") } });

    private static AllocationResult Given(string node) => new()
    {
        Devices = new() { Results = [new() { Request = "r", Driver = "d.example.com", Pool = "p", Device = "0" }, new() { Request = "r", Driver = "e.example.com", Pool = "p", Device = "0" }] },
        NodeSelector = new() { NodeSelectorTerms = [new() { MatchFields = [new() { Key = "metadata.name", Operator = "In", Values = [node] }] }] },
    };

    private static ResourceClaim Saying(ResourceClaim claim, params string[] drivers)
    {
        Items<AllocatedDeviceStatus> devices = [.. drivers.Select(static d => new AllocatedDeviceStatus { Driver = d, Pool = "p", Device = "0" })];
        return claim with { Status = claim.Status with { Devices = devices } };
    }

    private static async Task<ResourceClaim> WriteAsync(AccessServer server, UserIdentity user, Func<ResourceClaim, ResourceClaim> change) =>
        (ResourceClaim)(await server.Api.ChangeAsync(new ResourceRequest(user, ResourceClaimKind.Kind, "shop", "c", "status"), o => change((ResourceClaim)o), CancellationToken.None)).Value;

    private static async Task<AccessServer> WithAsync(params Items<PolicyRule> rules)
    {
        var server = AccessServer.Start();
        await server.CreateAsync(ClusterRoleKind.Kind, new ClusterRole { Metadata = new ObjectMeta { Name = "r" }, Rules = rules });
        await server.CreateAsync(ClusterRoleBindingKind.Kind, new ClusterRoleBinding
        {
            Metadata = new ObjectMeta { Name = "r" },
            RoleRef = new RoleRef { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = "r" },
            Subjects = [new Subject { Kind = "User", ApiGroup = "rbac.authorization.k8s.io", Name = Account }],
        });
        await server.CreateAsync(ResourceClaimKind.Kind, new ResourceClaim
        {
            Metadata = new ObjectMeta { Name = "c", Namespace = "shop" },
            Spec = new() { Devices = new() { Requests = [new() { Name = "r", Exactly = new() { DeviceClassName = "x", AllocationMode = "ExactCount", Count = 2 } }] } },
        });
        return server;
    }
}
