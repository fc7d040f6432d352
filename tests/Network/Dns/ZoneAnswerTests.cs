using Keles.Api.Core.V1;

namespace Keles.Network.Tests.Dns;

/// <summary>What names of the cluster are answered with, row by row.</summary>
public sealed class ZoneAnswerTests
{
    private const ushort A = 1, Ns = 2, Cname = 5, Soa = 6, Ptr = 12, Txt = 16, Aaaa = 28, Srv = 33, Any = 255;

    private const int Found = 0, NoName = 3;

    private static readonly AZone Zone = new(
        [
            AService.Named("web", "10.96.1.1").Port(80, "http").Port(443, "https"),
            AService.Named("dual", "10.96.1.2").With(static s => s with { ClusterIPs = ["10.96.1.2", "fd00::2"] }).Port(53, "dns", "UDP"),
            AService.Headless("db").Port(5432, "pg"),
            AService.Headless("none").Port(1),
            AService.Headless("portless"),
            AService.Alias("outside", "www.example.com"),
            AService.Alias("inside", "web.default.svc.cluster.local."),
            AService.Alias("nowhere", "missing.default.svc.cluster.local"),
            AService.Alias("loop", "pool.default.svc.cluster.local"),
            AService.Alias("pool", "loop.default.svc.cluster.local"),
        ],
        [
            ASlice.Of("web").Port(8080, "http").Endpoint("10.244.1.2", hostname: "named"),
            ASlice.Of("db").Port(5432, "pg").Endpoint("10.244.1.10", hostname: "db-0").Endpoint("10.244.2.11", "node-2", hostname: "db-1").Endpoint("10.244.2.12", "node-2").Endpoint("10.244.2.13", ready: false),
            ASlice.Of("portless").Endpoint("10.244.1.20"),
        ]);

    [Theory]
    // Services with an address.
    [InlineData("web.default.svc.cluster.local", A, Found, "10.96.1.1")]
    [InlineData("WEB.Default.SVC.cluster.LOCAL", A, Found, "10.96.1.1")]
    [InlineData("web.default.svc.cluster.local", Aaaa, Found, "")]
    [InlineData("dual.default.svc.cluster.local", Aaaa, Found, "fd00::2")]
    [InlineData("web.default.svc.cluster.local", Srv, Found, "0 50 443 web.default.svc.cluster.local|0 50 80 web.default.svc.cluster.local")]
    [InlineData("_http._tcp.web.default.svc.cluster.local", Srv, Found, "0 100 80 web.default.svc.cluster.local")]
    [InlineData("_http._tcp.web.default.svc.cluster.local", A, Found, "10.96.1.1")]
    [InlineData("_http._udp.web.default.svc.cluster.local", Srv, NoName, "")]
    [InlineData("_smtp._tcp.web.default.svc.cluster.local", Srv, NoName, "")]
    [InlineData("_tcp.web.default.svc.cluster.local", Srv, Found, "")]
    [InlineData("named.web.default.svc.cluster.local", A, Found, "10.244.1.2")]
    // Headless services.
    [InlineData("db.default.svc.cluster.local", A, Found, "10.244.1.10|10.244.2.11|10.244.2.12")]
    [InlineData("db-0.db.default.svc.cluster.local", A, Found, "10.244.1.10")]
    [InlineData("10-244-2-12.db.default.svc.cluster.local", A, Found, "10.244.2.12")]
    [InlineData("db-7.db.default.svc.cluster.local", A, NoName, "")]
    [InlineData("_pg._tcp.db.default.svc.cluster.local", Srv, Found, "0 33 5432 10-244-2-12.db.default.svc.cluster.local|0 33 5432 db-0.db.default.svc.cluster.local|0 33 5432 db-1.db.default.svc.cluster.local")]
    [InlineData("none.default.svc.cluster.local", A, NoName, "")]
    [InlineData("portless.default.svc.cluster.local", A, Found, "10.244.1.20")]
    [InlineData("portless.default.svc.cluster.local", Srv, Found, "")]
    // Aliases.
    [InlineData("outside.default.svc.cluster.local", Cname, Found, "www.example.com")]
    [InlineData("outside.default.svc.cluster.local", A, Found, "www.example.com")]
    [InlineData("inside.default.svc.cluster.local", A, Found, "10.96.1.1|web.default.svc.cluster.local")]
    [InlineData("inside.default.svc.cluster.local", Cname, Found, "web.default.svc.cluster.local")]
    [InlineData("nowhere.default.svc.cluster.local", A, NoName, "missing.default.svc.cluster.local")]
    [InlineData("_http._tcp.outside.default.svc.cluster.local", Srv, NoName, "")]
    // Pods by address.
    [InlineData("10-244-1-2.default.pod.cluster.local", A, Found, "10.244.1.2")]
    [InlineData("10-244-1-2.default.pod.cluster.local", Aaaa, Found, "")]
    [InlineData("fd01--2.default.pod.cluster.local", Aaaa, Found, "fd01::2")]
    [InlineData("10-244-1-2.missing.pod.cluster.local", A, NoName, "")]
    [InlineData("10-244-1-256.default.pod.cluster.local", A, NoName, "")]
    [InlineData("web.default.pod.cluster.local", A, NoName, "")]
    // Names on the way exist, others do not; this is what search paths try first.
    [InlineData("cluster.local", A, Found, "")]
    [InlineData("cluster.local", Ns, Found, "ns.dns.cluster.local")]
    [InlineData("cluster.local", Soa, Found, "ns.dns.cluster.local hostmaster.cluster.local")]
    [InlineData("ns.dns.cluster.local", A, Found, "10.96.0.10")]
    [InlineData("svc.cluster.local", A, Found, "")]
    [InlineData("empty.svc.cluster.local", A, Found, "")]
    [InlineData("missing.svc.cluster.local", A, NoName, "")]
    [InlineData("web.missing.svc.cluster.local", A, NoName, "")]
    [InlineData("web.default.svc.cluster.local.default.svc.cluster.local", A, NoName, "")]
    [InlineData("example.com.cluster.local", A, NoName, "")]
    [InlineData("dns-version.cluster.local", Txt, Found, "1.1.0")]
    [InlineData("web.default.svc.cluster.local", Any, Found, "")]
    // Addresses to names.
    [InlineData("1.1.96.10.in-addr.arpa", Ptr, Found, "web.default.svc.cluster.local")]
    [InlineData("10.1.244.10.in-addr.arpa", Ptr, Found, "db-0.db.default.svc.cluster.local")]
    [InlineData("12.2.244.10.in-addr.arpa", Ptr, Found, "10-244-2-12.db.default.svc.cluster.local")]
    [InlineData("9.9.244.10.in-addr.arpa", Ptr, NoName, "")]
    [InlineData("1.1.96.10.in-addr.arpa", A, Found, "")]
    public async Task Answers(string name, ushort type, int code, string data)
    {
        var reply = await Zone.AskAsync(name, type);
        Assert.Equal((code, data, true), (reply.Code, string.Join('|', reply.Data), reply.IsAuthoritative));
        Assert.Equal(!reply.Answers.Any(a => a.Split(' ')[2] != "CNAME") && type != Cname && name != "outside.default.svc.cluster.local", reply.Authority.Length == 1);
    }

    [Fact]
    public async Task A_name_with_a_dot_inside_a_label_is_not_the_one_without()
    {
        var question = DnsClient.Question("web.default.svc.cluster.local", A);
        question[16] = (byte)'.'; // "web" + length byte 7 + "default" would be 3+1+7 letters: make one label of them.
        question[12] = 11;
        var answer = await Zone.SendAsync(question);
        Assert.Equal(NoName, DnsReply.Read(answer!.Value.Span).Code);
    }

    [Fact]
    public async Task Aliases_that_lead_round_end() => Assert.Equal(Found, (await Zone.AskAsync("loop.default.svc.cluster.local", A)).Code);

    [Fact]
    public async Task A_port_comes_with_the_addresses_of_its_targets()
    {
        var reply = await Zone.AskAsync("_pg._tcp.db.default.svc.cluster.local", Srv);
        Assert.Equal(["10.244.1.10", "10.244.2.11", "10.244.2.12"], reply.Additional.Where(static a => a.Contains(" A ", StringComparison.Ordinal)).Select(static a => a.Split(' ')[3]).Order());
    }

    [Fact]
    public async Task Answers_begin_with_different_addresses()
    {
        var first = new HashSet<string>();
        for (var i = 0; i < 60; i++)
        {
            first.Add((await Zone.AskAsync("db.default.svc.cluster.local", A)).Answers[0]);
        }
        Assert.Equal(3, first.Count);
    }

    [Fact]
    public async Task Names_elsewhere_that_nobody_answers_are_a_failure() => Assert.Equal(2, (await Zone.AskAsync("www.example.com", A)).Code);
}
