using Keles.Api.FlowControl.V1;
using Keles.ApiServer.FlowControl;
using Keles.Machinery;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Tests.FlowControl;

/// <summary>Which flow schema a request belongs to.</summary>
public sealed class FlowMatchingTests
{
    private static readonly UserIdentity Node = new("system:node:n1", Groups: ["system:nodes", "system:authenticated"]);
    private static readonly UserIdentity Dns = new("system:serviceaccount:kube-system:coredns", Groups: ["system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated"]);
    private static readonly UserIdentity App = new("system:serviceaccount:shop:app", Groups: ["system:serviceaccounts", "system:serviceaccounts:shop", "system:authenticated"]);
    private static readonly UserIdentity Scheduler = new("system:kube-scheduler", Groups: ["system:authenticated"]);
    private static readonly UserIdentity Jane = new("jane", Groups: ["system:authenticated"]);
    private static readonly UserIdentity Root = new("root", Groups: ["system:masters", "system:authenticated"]);

    public static TheoryData<string, string, string, string> Cases { get; } = new()
    {
        { "root", "GET", "/api/v1/pods", "exempt" },
        { "jane", "GET", "/healthz", "probes" },
        { "jane", "GET", "/readyz", "probes" },
        { "jane", "GET", "/readyz/ping", "global-default" },
        { "jane", "GET", "/api/v1/pods", "global-default" },
        { "node", "PUT", "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/n1", "system-node-high" },
        { "node", "PATCH", "/api/v1/nodes/n1/status", "system-node-high" },
        { "node", "GET", "/api/v1/nodes/n1/proxy", "system-nodes" },
        { "node", "GET", "/api/v1/namespaces/a/pods/b", "system-nodes" },
        { "scheduler", "PUT", "/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/kube-scheduler", "system-leader-election" },
        { "scheduler", "PATCH", "/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/kube-scheduler", "kube-scheduler" },
        { "scheduler", "GET", "/api/v1/pods", "kube-scheduler" },
        { "dns", "GET", "/api/v1/services", "kube-system-service-accounts" },
        { "app", "GET", "/api/v1/services", "service-accounts" },
        { "nobody", "GET", "/api/v1/services", "catch-all" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_schemas_of_every_cluster_sort_requests_as_upstream_does(string user, string method, string path, string schema)
    {
        var schemas = BootstrapFacts.All.Select(static f => f.Object).OfType<FlowSchema>();
        var levels = BootstrapFacts.All.Select(static f => f.Object).OfType<PriorityLevelConfiguration>().Select(static l => l.Metadata.Name).ToList();
        var info = RequestInfoReader.Read(method, path, QueryCollection.Empty);
        var who = user switch { "node" => Node, "dns" => Dns, "app" => App, "scheduler" => Scheduler, "jane" => Jane, "root" => Root, _ => new UserIdentity("x") };
        var matched = FlowDigest.Schemas(schemas, levels).FirstOrDefault(s => FlowRules.Matches(s.Spec.Rules, who, info))?.Metadata.Name ?? "catch-all";
        Assert.Equal(schema, matched);
    }

    [Theory]
    [InlineData("a", "system:serviceaccount:a:b", true)]
    [InlineData("a", "system:serviceaccount:ab:b", false)]
    [InlineData("a", "system:serviceaccount:a:b:c", false)]
    [InlineData("a", "a:b", false)]
    public void Every_account_of_a_namespace_means_exactly_those(string ns, string user, bool matches) =>
        Assert.Equal(matches, SubjectMatch.Matches(new Subject { Kind = "ServiceAccount", ServiceAccount = new ServiceAccountSubject { Namespace = ns, Name = "*" } }, new UserIdentity(user)));

    [Fact]
    public void Schemas_are_matched_by_precedence_and_then_by_name_and_those_of_unknown_levels_not_at_all()
    {
        var sorted = FlowDigest.Schemas([Schema("z", "l", 5), Schema("b", "l", 7), Schema("a", "l", 7), Schema("lost", "nowhere", 1)], ["l"]);
        Assert.Equal(["exempt", "z", "a", "b", "catch-all"], sorted.Select(static s => s.Metadata.Name));
    }

    [Fact]
    public void A_schema_says_whether_its_level_exists()
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var schema = Schema("s", "l", 5);
        var missing = FlowDigest.Condition(schema, [], now)!;
        Assert.Equal(("Dangling", "True", "NotFound"), (missing.Type, missing.Status, missing.Reason));
        Assert.Equal("This FlowSchema references the PriorityLevelConfiguration object named \"l\" but there is no such object", missing.Message);
        var found = FlowDigest.Condition(schema with { Status = schema.Status with { Conditions = [missing] } }, ["l"], now)!;
        Assert.Equal(("False", "Found", "This FlowSchema references the PriorityLevelConfiguration object named \"l\" and it exists"), (found.Status, found.Reason, found.Message));
        Assert.Null(FlowDigest.Condition(schema with { Status = schema.Status with { Conditions = [found] } }, ["l"], now.AddHours(1)));
    }

    [Theory]
    [InlineData("true", 5, true)]
    [InlineData("false", 1, false)]
    [InlineData("", 1, true)]
    [InlineData("", 2, false)]
    public void A_suggested_object_is_put_back_unless_its_owner_keeps_it(string mark, int generation, bool restored)
    {
        var wanted = Schema("probes", "exempt", 2);
        var found = wanted with
        {
            Metadata = wanted.Metadata with { Generation = generation, Annotations = mark.Length == 0 ? default : OrderedMap<string>.Of((BootstrapMarks.FlowAutoUpdate, mark)) },
            Spec = wanted.Spec with { MatchingPrecedence = 77 },
        };
        var merged = (FlowSchema)FlowReconciling.Merge(found, wanted);
        Assert.Equal(restored ? 2 : 77, merged.Spec.MatchingPrecedence);
        Assert.Equal(restored ? "true" : "false", merged.Metadata.Annotations.Get(BootstrapMarks.FlowAutoUpdate));
    }

    [Fact]
    public void A_mandatory_object_is_always_put_back_but_for_what_the_exempt_level_lends()
    {
        var schema = FlowDigest.MandatorySchemas[0];
        var refused = schema with { Metadata = schema.Metadata with { Annotations = OrderedMap<string>.Of((BootstrapMarks.FlowAutoUpdate, "false")) }, Spec = schema.Spec with { MatchingPrecedence = 9 } };
        Assert.Equal(1, ((FlowSchema)FlowReconciling.Merge(refused, schema)).Spec.MatchingPrecedence);
        var level = FlowDigest.MandatoryLevels.Single(static l => l.Metadata.Name == "exempt");
        var lends = level with { Spec = level.Spec with { Exempt = new ExemptPriorityLevelConfiguration { NominalConcurrencyShares = 50, LendablePercent = 10 } } };
        Assert.Equal(50, ((PriorityLevelConfiguration)FlowReconciling.Merge(lends, level)).Spec.Exempt!.NominalConcurrencyShares);
    }

    private static FlowSchema Schema(string name, string level, int precedence) => new()
    {
        Metadata = new ObjectMeta { Name = name },
        Spec = FlowSchemaSpec.Empty with { MatchingPrecedence = precedence, PriorityLevelConfiguration = new PriorityLevelConfigurationReference { Name = level } },
    };
}
