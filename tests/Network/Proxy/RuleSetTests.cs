using Keles.Api.Core.V1;
using Keles.Api.Discovery.V1;
using Keles.Linux;
using Keles.Network.Proxy.Backends.Nftables;
using Keles.Network.Proxy.Tables;

namespace Keles.Network.Tests.Proxy;

/// <summary>The rules as values, and what goes to the kernel when they change.</summary>
public sealed class RuleSetTests
{
    private static readonly EndpointSlice Two = ASlice.Of("web").Port(8080).Endpoint("10.244.1.2").Endpoint("10.244.2.2", "node-2");

    private static Service Web => AService.Named("web", "10.96.1.1").Port(80);

    [Fact]
    public void A_service_is_one_element_and_one_chain()
    {
        var rules = Rules(Web, Two);
        Assert.Equal("goto cluster/default/web/tcp/80", rules.Sets["service-ips"].Elements!.Value["10.96.1.1 . tcp . 80"]);
        Assert.Equal(
            [
                "ip daddr 10.96.1.1 ip saddr != { 10.244.0.0/16 } jump mark-for-masquerade",
                "meta l4proto tcp dnat ip to numgen random mod 2 map { 0 : 10.244.1.2 . 8080, 1 : 10.244.2.2 . 8080 }",
            ], rules.Chains["cluster/default/web/tcp/80"].Rules);
        Assert.Equal(["10.244.1.2 . 10.244.1.2"], rules.Sets["hairpin"].Elements!.Value.Keys.ToArray());
    }

    [Theory]
    [InlineData(false, false, "goto refuse")]
    [InlineData(false, true, "goto refuse")]
    [InlineData(true, true, "drop")]
    public void Without_a_target_it_refuses_but_with_one_elsewhere_it_keeps_silent(bool elsewhere, bool local, string expected)
    {
        var slice = elsewhere ? ASlice.Of("web").Port(8080).Endpoint("10.244.2.2", "node-2") : ASlice.Of("web");
        var rules = Rules(Web.With(s => s with { InternalTrafficPolicy = local ? "Local" : "Cluster" }), slice);
        Assert.Equal(expected, rules.Sets["no-endpoint-services"].Elements!.Value["10.96.1.1 . tcp . 80"]);
        Assert.DoesNotContain("10.96.1.1 . tcp . 80", rules.Sets["service-ips"].Elements!.Value.Keys.ToArray());
    }

    [Fact]
    public void Source_ranges_guard_the_balancers_address_only()
    {
        var rules = Rules(Web.Balanced("192.0.2.9", "198.51.100.0/24", "203.0.113.0/24"), Two);
        Assert.Equal(["192.0.2.9 . tcp . 80"], rules.Sets["firewall-ips"].Elements!.Value.Keys.ToArray());
        Assert.Equal(["ip saddr != { 198.51.100.0/24, 203.0.113.0/24 } drop"], rules.Chains["firewall/default/web/tcp/80"].Rules);
    }

    [Fact]
    public void The_same_objects_make_no_change() => Assert.Equal("", RuleSetChange.From(Rules(Web, Two), Rules(Web, Two)));

    [Fact]
    public void One_more_target_changes_one_chain() => Assert.Equal(
        """
        flush chain ip keles-proxy cluster/default/web/tcp/80
        add rule ip keles-proxy cluster/default/web/tcp/80 ip daddr 10.96.1.1 ip saddr != { 10.244.0.0/16 } jump mark-for-masquerade
        add rule ip keles-proxy cluster/default/web/tcp/80 meta l4proto tcp dnat ip to numgen random mod 3 map { 0 : 10.244.1.2 . 8080, 1 : 10.244.2.2 . 8080, 2 : 10.244.2.3 . 8080 }

        """, RuleSetChange.From(Rules(Web, Two), Rules(Web, Two.Endpoint("10.244.2.3", "node-2"))));

    [Fact]
    public void The_last_target_that_goes_takes_chain_and_element_along() => Assert.Equal(
        """
        flush chain ip keles-proxy cluster/default/web/tcp/80
        delete element ip keles-proxy hairpin { 10.244.1.2 . 10.244.1.2 }
        delete element ip keles-proxy service-ips { 10.96.1.1 . tcp . 80 }
        add element ip keles-proxy no-endpoint-services { 10.96.1.1 . tcp . 80 : goto refuse }
        delete chain ip keles-proxy cluster/default/web/tcp/80

        """, RuleSetChange.From(Rules(Web, Two), Rules(Web)));

    /// <summary>Every kind of service in both families, from nothing to everything, from each to each, and back: the kernel takes all of it.</summary>
    [Theory]
    [InlineData(AddressFamily.InterNetwork)]
    [InlineData(AddressFamily.InterNetworkV6)]
    public async Task The_kernel_takes_every_change_and_ends_with_what_was_meant(AddressFamily family)
    {
        await using var place = Place.Create("rules");
        var nftables = new Nftables(Place.Processes, place.Namespaces);
        var cancel = TestContext.Current.CancellationToken;
        RuleSet[] all = [.. Varieties(family).Select(v => Rules(family, [v.Service], v.Slices)), Rules(family, [], [])];
        var meant = new List<string[]>();
        foreach (var rules in all)
        {
            await nftables.ApplyAsync(RuleSetChange.Whole(rules), cancel);
            meant.Add(Sorted(await place.RunAsync("nft", "list", "table", rules.Family, rules.Table)));
        }
        var at = all.Length - 1;
        foreach (var next in Walk(all.Length))
        {
            await nftables.ApplyAsync(RuleSetChange.From(all[at], all[next]), cancel);
            at = next;
            Assert.Equal(meant[at], Sorted(await place.RunAsync("nft", "list", "table", all[at].Family, all[at].Table)));
        }
    }

    /// <summary>From the last of so many places on: every way from one to another, each once.</summary>
    private static IEnumerable<int> Walk(int places)
    {
        for (var from = places - 1; from > 0; from--)
        {
            for (var to = 0; to < from - 1; to++)
            {
                yield return to;
                yield return from;
            }
            yield return from - 1;
        }
        for (var to = 1; to < places; to++)
        {
            yield return to;
        }
    }

    /// <summary>Chains and sets stand in the order they were made in, and elements in any: neither means anything. Rules keep theirs.</summary>
    private static string[] Sorted(string listing) =>
    [
        .. listing[(listing.IndexOf('{', StringComparison.Ordinal) + 1)..listing.LastIndexOf('}')].Split("\n\n")
            .Select(static block => block.Trim())
            .Select(static block => block.StartsWith("chain", StringComparison.Ordinal) ? block
                : string.Join(' ', block.Split([' ', ',', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<(Service Service, EndpointSlice[] Slices)> Varieties(AddressFamily family)
    {
        var six = family == AddressFamily.InterNetworkV6;
        var service = AService.Named("web", six ? "fd00::1" : "10.96.1.1");
        var slice = ASlice.Of("web").Port(8080) with { AddressType = six ? "IPv6" : "IPv4" };
        var (near, far) = six ? ("fd01::2", "fd02::2") : ("10.244.1.2", "10.244.2.2");
        var both = slice.Endpoint(near).Endpoint(far, "node-2");
        yield return (service.Port(80), [both]);
        yield return (service.Port(80), [slice]);
        yield return (service.Port(80).Affinity(60), [both]);
        yield return (service.Port(80).Affinity(90), [both]);
        yield return (service.Port(80).Affinity(60), [slice.Endpoint(far, "node-2")]);
        yield return (service.Port(80, nodePort: 30080).With(static s => s with { ExternalTrafficPolicy = "Local" }), [slice.Endpoint(far, "node-2")]);
        yield return (service.Port(80).Balanced(six ? "2001:db8::9" : "192.0.2.9", six ? "2001:db8:1::/48" : "198.51.100.0/24"), [both]);
        yield return (service.Port(80, nodePort: 30080).With(static s => s with { ExternalTrafficPolicy = "Local", InternalTrafficPolicy = "Local" }), [both]);
    }

    private static RuleSet Rules(Service service, params EndpointSlice[] slices) => Rules(AddressFamily.InterNetwork, [service], slices);

    private static RuleSet Rules(AddressFamily family, Service[] services, EndpointSlice[] slices)
    {
        var options = new NetworkOptions
        {
            NodeName = "node-1", NodeAddresses = [IPAddress.Parse("172.30.0.11"), IPAddress.Parse("fd03::11")],
            PodRanges = [IPNetwork.Parse("10.244.0.0/16"), IPNetwork.Parse("fd01::/16")], ServiceRanges = [IPNetwork.Parse("10.96.0.0/16"), IPNetwork.Parse("fd00::/108")],
        };
        return ServiceRuleSet.Of(ServiceTable.Build(family, services, slices, new NodePlace("node-1")), RuleSettings.Of(options, family));
    }
}
