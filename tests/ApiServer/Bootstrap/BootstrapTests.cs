using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Api.Networking.V1;
using Keles.Api.Rbac.V1;
using Keles.Api.Storage.V1;
using Keles.Machinery;

namespace Keles.ApiServer.Tests;

/// <summary>What is there from the start.</summary>
public sealed class BootstrapTests
{
    [Fact]
    public async Task Makes_the_objects_every_cluster_has()
    {
        await using var server = await AccessServer.StartBootstrappedAsync();
        foreach (var name in (string[])["default", "kube-system", "kube-public", "kube-node-lease"]) Assert.NotNull(server.Store.Cached(NamespaceKind.Kind, "", name));
        var service = (Service)server.Store.Cached(ServiceKind.Kind, "default", "kubernetes")!.Object;
        Assert.Equal("10.96.0.1", service.Spec.ClusterIP);
        var dns = (Service)server.Store.Cached(ServiceKind.Kind, "kube-system", "kube-dns")!.Object;
        Assert.Equal(("10.96.0.10", "Local"), (dns.Spec.ClusterIP, dns.Spec.InternalTrafficPolicy));
        Assert.Equal(["dns", "dns-tcp"], dns.Spec.Ports.Select(static p => p.Name));
        var range = (ServiceCIDR)server.Store.Cached(ServiceCIDRKind.Kind, "", "kubernetes")!.Object;
        Assert.Equal("10.96.0.0/16", Assert.Single(range.Spec.Cidrs.AsEnumerable()));
        Assert.Equal("True", Assert.Single(range.Status.Conditions.AsEnumerable()).Status);
        var standard = (StorageClass)server.Store.Cached(StorageClassKind.Kind, "", "standard")!.Object;
        Assert.Equal(("keles.io/local-path", "WaitForFirstConsumer"), (standard.Provisioner, standard.VolumeBindingMode));
    }

    [Fact]
    public async Task Writes_nothing_at_the_second_start()
    {
        await using var server = await AccessServer.StartBootstrappedAsync();
        await server.Store.CatchUpAsync(CancellationToken.None);
        var before = server.Store.Revision;
        await server.BootstrapAsync();
        await server.Store.CatchUpAsync(CancellationToken.None);
        Assert.Equal(before, server.Store.Revision);
    }

    [Theory]
    [InlineData("2020-02-29", "2020-02-29")]
    [InlineData("long ago", null)]
    [InlineData("", null)]
    public async Task The_day_since_when_uses_of_tokens_are_noted_stays(string present, string? expected)
    {
        await using var server = await AccessServer.StartBootstrappedAsync();
        var today = server.Time.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(today, Map().Data["since"]);
        var request = new ResourceRequest(UserIdentity.ApiServer, ConfigMapKind.Kind, "kube-system", Map().Metadata.Name);
        await server.Api.ChangeAsync(request, m => ((ConfigMap)m) with { Data = OrderedMap<string>.Of(("since", present)) }, CancellationToken.None);
        await server.Store.CatchUpAsync(CancellationToken.None);
        await server.BootstrapAsync();
        await server.Store.CatchUpAsync(CancellationToken.None);
        Assert.Equal(expected ?? today, Map().Data["since"]);

        ConfigMap Map() => (ConfigMap)server.Store.Cached(ConfigMapKind.Kind, "kube-system", "kube-apiserver-legacy-service-account-token-tracking")!.Object;
    }

    [Fact]
    public async Task Puts_back_what_was_taken_from_a_default_role_and_leaves_what_was_added()
    {
        await using var server = await AccessServer.StartBootstrappedAsync();
        var own = new PolicyRule { Verbs = ["get"], ApiGroups = ["example.com"], Resources = ["things"] };
        await ChangeAsync(server, "system:discovery", role => role with { Rules = [own] });
        await ChangeAsync(server, "system:public-info-viewer", role => role with
        {
            Rules = default,
            Metadata = role.Metadata with { Annotations = role.Metadata.Annotations.With("rbac.authorization.kubernetes.io/autoupdate", "false") },
        });
        await server.BootstrapAsync();
        var role = RoleOf(server, "system:discovery");
        Assert.Equal(own, role.Rules[0]);
        Assert.Contains(role.Rules.AsEnumerable(), static r => r.NonResourceURLs.Contains("/openapi"));
        Assert.True(RoleOf(server, "system:public-info-viewer").Rules.IsEmpty);
    }

    [Fact]
    public async Task Aggregates_a_new_role_into_those_that_choose_it()
    {
        await using var server = await AccessServer.StartBootstrappedAsync();
        var rule = new PolicyRule { Verbs = ["get"], ApiGroups = ["example.com"], Resources = ["things"] };
        await server.CreateAsync(ClusterRoleKind.Kind, new ClusterRole
        {
            Metadata = new ObjectMeta { Name = "things-view", Labels = OrderedMap<string>.Of(("rbac.authorization.k8s.io/aggregate-to-view", "true")) },
            Rules = [rule],
        });
        await RoleAggregator.ApplyAsync(server.Api, CancellationToken.None);
        await server.Store.CatchUpAsync(CancellationToken.None);
        foreach (var name in (string[])["view", "edit", "admin"]) Assert.Contains(rule, RoleOf(server, name).Rules.AsEnumerable());
    }

    /// <summary>Upstream's answers, as an upstream server of this version gave them.</summary>
    [Fact]
    public async Task Default_objects_are_those_of_upstream()
    {
        await using var server = await AccessServer.StartBootstrappedAsync();
        var upstream = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "upstream-bootstrap.json")))!.AsObject();
        var seen = 0;
        foreach (var (kindName, objects) in upstream)
        {
            var kind = Kinds.All.Single(k => k.Name == kindName && k.IsStored && k.StoredAs is null);
            foreach (var expected in objects!.AsArray())
            {
                var meta = expected!["metadata"]!;
                var found = server.Store.Cached(kind, (string?)meta["namespace"] ?? "", (string)meta["name"]!);
                Assert.True(found is not null, $"{kindName} {meta["name"]} is missing");
                var buffer = new System.Buffers.ArrayBufferWriter<byte>();
                found.WriteTo(buffer);
                var actual = JsonNode.Parse(buffer.WrittenSpan)!.AsObject();
                foreach (var part in (string[])["rules", "subjects", "roleRef", "aggregationRule", "spec", "value", "globalDefault", "preemptionPolicy"])
                {
                    // The rules of aggregating roles were written down before they had been collected.
                    if (part == "rules" && expected["aggregationRule"] is not null) continue;
                    Assert.True(JsonNode.DeepEquals(expected[part], actual[part]), $"{kindName} {meta["name"]} {part}: {actual[part]} instead of {expected[part]}");
                }

                foreach (var marks in (string[])["labels", "annotations"])
                    Assert.True(JsonNode.DeepEquals(meta[marks], actual["metadata"]![marks]), $"{kindName} {meta["name"]} {marks}: {actual["metadata"]![marks]}");
                seen++;
            }
        }

        Assert.Equal(156, seen);
    }

    private static ClusterRole RoleOf(AccessServer server, string name) => (ClusterRole)server.Store.Cached(ClusterRoleKind.Kind, "", name)!.Object;

    private static async Task ChangeAsync(AccessServer server, string name, Func<ClusterRole, ClusterRole> change)
    {
        await server.Api.ChangeAsync(new ResourceRequest(UserIdentity.ApiServer, ClusterRoleKind.Kind, "", name), o => change((ClusterRole)o), CancellationToken.None);
        await server.Store.CatchUpAsync(CancellationToken.None);
    }
}
