using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.ApiServer.Tests.Resources;

namespace Keles.ApiServer.Tests.Admission;

/// <summary>Security levels of a namespace.</summary>
public sealed class PodSecurityTests
{
    private const string Hardened = "securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}";

    [Theory]
    [InlineData("hostNetwork: true, hostPID: true", "", "host namespaces (hostNetwork=true, hostPID=true)")]
    [InlineData("", "securityContext: {privileged: true}", "privileged (container \"c\" must not set securityContext.privileged=true)")]
    [InlineData("", "securityContext: {capabilities: {add: [NET_ADMIN, CHOWN]}}", "non-default capabilities (container \"c\" must not include \"NET_ADMIN\" in securityContext.capabilities.add)")]
    [InlineData("volumes: [{name: v, hostPath: {path: /x}}]", "", "hostPath volumes (volume \"v\")")]
    [InlineData("", "ports: [{containerPort: 80, hostPort: 80}]", "hostPort (container \"c\" uses hostPort 80)")]
    [InlineData("securityContext: {sysctls: [{name: kernel.msgmax, value: '1'}]}", "", "forbidden sysctls (kernel.msgmax)")]
    public async Task The_baseline_keeps_pods_in_their_containers(string spec, string container, string found)
    {
        await using var server = await StartAsync("enforce", "baseline");
        Assert.Equal($"violates PodSecurity \"baseline:latest\": {found}", await server.RefusedPodAsync(spec, container: container));
        await server.PodAsync();
    }

    [Fact]
    public async Task The_restricted_level_wants_pods_hardened()
    {
        await using var server = await StartAsync("enforce", "restricted");
        Assert.Equal(
            "violates PodSecurity \"restricted:latest\": allowPrivilegeEscalation != false (container \"c\" must set securityContext.allowPrivilegeEscalation=false), "
            + "unrestricted capabilities (container \"c\" must set securityContext.capabilities.drop=[\"ALL\"]), runAsNonRoot != true (pod or container \"c\" must set securityContext.runAsNonRoot=true), "
            + "seccompProfile (pod or container \"c\" must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\")",
            await server.RefusedPodAsync());
        Assert.Equal(
            "violates PodSecurity \"restricted:latest\": restricted volume types (volume \"v\" uses restricted volume type \"hostPath\")",
            await server.RefusedPodAsync("volumes: [{name: v, hostPath: {path: /x}}]", container: Hardened));
        await server.PodAsync(container: Hardened);
    }

    [Fact]
    public async Task A_workload_is_warned_of_what_its_pods_would_violate()
    {
        await using var server = await StartAsync("warn", "baseline");
        var request = TestServer.Request(DeploymentKind.Kind, "default", "");
        await server.Api.CreateAsync(request, TestServer.Read(DeploymentKind.Kind, "{metadata: {name: d}, spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {hostPID: true, containers: [{name: c, image: x}]}}}}"), CancellationToken.None);
        Assert.Contains("would violate PodSecurity \"baseline:latest\": host namespaces (hostPID=true)", request.Warnings);
    }

    [Fact]
    public async Task A_namespace_names_a_level_there_is()
    {
        await using var server = await AdmissionServer.StartAsync();
        var status = await TestServer.RefusedAsync(() => server.CreateAsync<Namespace>(NamespaceKind.Kind, "{metadata: {name: a, labels: {pod-security.kubernetes.io/enforce: safe}}}"));
        Assert.Equal("Namespace \"a\" is invalid: metadata.labels[pod-security.kubernetes.io/enforce]: Invalid value: \"safe\": must be one of privileged, baseline, restricted", status.Message);
    }

    private static async Task<TestServer> StartAsync(string mode, string level)
    {
        var server = await AdmissionServer.StartAsync();
        await server.PatchAsync<Namespace>(NamespaceKind.Kind, "default", $"{{metadata: {{labels: {{pod-security.kubernetes.io/{mode}: {level}}}}}}}");
        await server.Store.CatchUpAsync(CancellationToken.None);
        return server;
    }
}
