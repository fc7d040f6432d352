using Keles.Api.Rbac.V1;
using Keles.Machinery;

namespace Keles.ApiServer.Tests;

/// <summary>Whether rights somebody has cover those he would give away. Rules are written <c>verbs groups resources names</c>, paths <c>verbs /path</c>.</summary>
public sealed class RuleCoverageTests
{
    [Theory]
    [InlineData("get,list core pods", "get core pods", "")]
    [InlineData("get core pods; list core pods", "get,list core pods", "")]
    [InlineData("* core pods", "get,escalate core pods", "")]
    [InlineData("get * pods", "get apps pods", "")]
    [InlineData("get core *", "get core pods/log", "")]
    [InlineData("get core */log", "get core pods/log", "")]
    [InlineData("get core */log", "get core pods", "{APIGroups:[\"\"], Resources:[\"pods\"], Verbs:[\"get\"]}")]
    [InlineData("get core pods", "get core pods/log", "{APIGroups:[\"\"], Resources:[\"pods/log\"], Verbs:[\"get\"]}")]
    [InlineData("get core pods", "* core pods", "{APIGroups:[\"\"], Resources:[\"pods\"], Verbs:[\"*\"]}")]
    [InlineData("get core pods", "get core *", "{APIGroups:[\"\"], Resources:[\"*\"], Verbs:[\"get\"]}")]
    [InlineData("get core pods", "get core pods a", "")]
    [InlineData("get core pods a,b", "get core pods a", "")]
    [InlineData("get core pods a", "get core pods a,b", "{APIGroups:[\"\"], Resources:[\"pods\"], ResourceNames:[\"b\"], Verbs:[\"get\"]}")]
    [InlineData("get core pods a", "get core pods", "{APIGroups:[\"\"], Resources:[\"pods\"], Verbs:[\"get\"]}")]
    [InlineData("get core pods", "get,list,watch core pods,secrets", "{APIGroups:[\"\"], Resources:[\"pods\"], Verbs:[\"list\" \"watch\"]}\n{APIGroups:[\"\"], Resources:[\"secrets\"], Verbs:[\"get\" \"list\" \"watch\"]}")]
    [InlineData("get /metrics", "get /metrics", "")]
    [InlineData("get /apis/*", "get /apis/apps", "")]
    [InlineData("get *", "get /healthz", "")]
    [InlineData("get /apis", "get /apis/*", "{NonResourceURLs:[\"/apis/*\"], Verbs:[\"get\"]}")]
    [InlineData("get core pods", "get /pods", "{NonResourceURLs:[\"/pods\"], Verbs:[\"get\"]}")]
    public void Says_what_is_not_covered(string owned, string wanted, string missing) =>
        Assert.Equal(missing, RuleCoverage.Describe(RuleCoverage.Missing([.. owned.Split("; ").Select(Rule)], [Rule(wanted)])));

    private static PolicyRule Rule(string text)
    {
        var parts = text.Split(' ');
        var verbs = List(parts[0]);
        return parts.Length == 2
            ? new PolicyRule { Verbs = verbs, NonResourceURLs = [parts[1]] }
            : new PolicyRule { Verbs = verbs, ApiGroups = List(parts[1]), Resources = List(parts[2]), ResourceNames = parts.Length > 3 ? List(parts[3]) : default };
    }

    private static Items<string> List(string text) => text.Split(',').Select(static p => p == "core" ? "" : p).ToItems();
}
