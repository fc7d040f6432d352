using Keles.Api.Core.V1;
using Keles.Api.Resource.V1;
using static Keles.ApiServer.Tests.Resources.TestServer;
using ResourceClaim = Keles.Api.Resource.V1.ResourceClaim;

namespace Keles.ApiServer.Tests.Resources;

/// <summary>What the server does about devices and claims beyond the kinds' own rules.</summary>
public sealed class DeviceRuleTests
{
    private const string Spec = "{devices: {requests: [{name: a, exactly: {deviceClassName: gpu}}, {name: b, exactly: {deviceClassName: gpu, adminAccess: true}}]}}";
    private const string Refusal = " is invalid: spec.devices.requests[1].adminAccess: Forbidden: admin access to devices requires the `resource.kubernetes.io/admin-access: true` label on the containing namespace";

    [Fact]
    public async Task Admin_access_is_for_marked_namespaces()
    {
        await using var server = await StartAsync();
        await server.CreateAsync<Namespace>(NamespaceKind.Kind, "metadata: {name: default}");
        await server.CreateAsync<Namespace>(NamespaceKind.Kind, "metadata: {name: care, labels: {resource.kubernetes.io/admin-access: 'true'}}");
        var refused = await RefusedAsync(() => server.CreateAsync<ResourceClaim>(ResourceClaimKind.Kind, $"{{metadata: {{name: x}}, spec: {Spec}}}"));
        Assert.Equal((422, "ResourceClaim.resource.k8s.io \"x\"" + Refusal), (refused.Code, refused.Message));
        refused = await RefusedAsync(() => server.CreateAsync<ResourceClaimTemplate>(ResourceClaimTemplateKind.Kind, $"{{metadata: {{name: x}}, spec: {{spec: {Spec}}}}}"));
        Assert.Equal("ResourceClaimTemplate.resource.k8s.io \"x\"" + Refusal, refused.Message);
        var claim = await server.CreateAsync<ResourceClaim>(ResourceClaimKind.Kind, $"{{metadata: {{name: x, namespace: care}}, spec: {Spec}}}");
        Assert.True(claim.Spec.Devices.Requests[1].Exactly!.AdminAccess);
    }

    [Fact]
    public async Task A_taint_of_a_device_says_since_when()
    {
        await using var server = await StartAsync();
        var slice = await server.CreateAsync<ResourceSlice>(ResourceSliceKind.Kind, """
            metadata: {name: s}
            spec: {driver: gpu.example.com, nodeName: node-1, pool: {name: node-1, generation: 1, resourceSliceCount: 1}, devices: [{name: a, taints: [{key: broken, effect: NoExecute}, {key: old, effect: NoSchedule, timeAdded: '2020-01-01T00:00:00Z'}]}]}
            """);
        Assert.Equal(Machinery.Time.From(server.Time.GetUtcNow()), slice.Spec.Devices[0].Taints[0].TimeAdded);
        Assert.Equal("2020-01-01T00:00:00Z", slice.Spec.Devices[0].Taints[1].TimeAdded.ToString());
    }
}
