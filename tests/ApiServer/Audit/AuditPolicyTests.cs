using Keles.ApiServer.Audit;

namespace Keles.ApiServer.Tests.Audit;

/// <summary>A policy file decides by its first rule that matches.</summary>
public sealed class AuditPolicyTests
{
    private const string File = """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        omitStages: [RequestReceived]
        rules:
        - level: None
          users: ["system:kube-proxy"]
          verbs: [watch]
          resources: [{group: "", resources: [endpoints, services]}]
        - level: None
          userGroups: ["system:authenticated"]
          nonResourceURLs: ["/api*", "/version"]
        - level: Request
          resources: [{group: "", resources: [configmaps], resourceNames: [one]}]
          namespaces: [kube-system]
          omitManagedFields: true
        - level: RequestResponse
          resources: [{group: "", resources: ["pods/*"]}, {group: apps}]
        - level: Metadata
          omitStages: [ResponseStarted]
          verbs: [create, get, list]
        """;

    [Theory]
    [InlineData("system:kube-proxy", "watch", "", "endpoints", "", "", AuditLevel.None)]
    [InlineData("system:kube-proxy", "get", "", "endpoints", "", "", AuditLevel.Metadata)]
    [InlineData("anne", "get", "", "configmaps", "kube-system", "one", AuditLevel.Request)]
    [InlineData("anne", "get", "", "configmaps", "default", "one", AuditLevel.Metadata)]
    [InlineData("anne", "get", "", "configmaps", "kube-system", "two", AuditLevel.Metadata)]
    [InlineData("anne", "get", "", "pods/log", "default", "p", AuditLevel.RequestResponse)]
    [InlineData("anne", "get", "", "pods", "default", "p", AuditLevel.Metadata)]
    [InlineData("anne", "delete", "apps", "deployments", "default", "d", AuditLevel.RequestResponse)]
    [InlineData("anne", "delete", "", "pods", "default", "p", AuditLevel.None)]
    public void Resources_are_told_by_the_first_rule_that_matches(string user, string verb, string group, string resource, string ns, string name, AuditLevel expected)
    {
        var parts = resource.Split('/');
        var info = new RequestInfo(true, "/", verb, "api", group, "v1", ns, parts[0], parts.Length > 1 ? parts[1] : "", name, []);
        Assert.Equal(expected, AuditPolicyReader.Read(File).Decide(info, new UserIdentity(user)).Level);
    }

    [Theory]
    [InlineData("/apis/apps", AuditLevel.None)]
    [InlineData("/version", AuditLevel.None)]
    [InlineData("/versions", AuditLevel.Metadata)]
    public void Paths_are_matched_whole_or_by_their_beginning(string path, AuditLevel expected)
    {
        var info = new RequestInfo(false, path, "get", "", "", "", "", "", "", "", []);
        Assert.Equal(expected, AuditPolicyReader.Read(File).Decide(info, new UserIdentity("anne", Groups: ["system:authenticated"])).Level);
    }

    [Fact]
    public void Stages_are_left_out_by_the_policy_and_by_the_rule()
    {
        var info = new RequestInfo(true, "/", "list", "api", "", "v1", "", "nodes", "", "", []);
        var decision = AuditPolicyReader.Read(File).Decide(info, new UserIdentity("anne"));
        Assert.Equal([AuditStage.ResponseComplete, AuditStage.Panic], Enum.GetValues<AuditStage>().Where(decision.Tells));
    }

    [Theory]
    [InlineData("kind: Policy\napiVersion: audit.k8s.io/v1beta1\nrules: [{level: None}]", "the audit policy must be an object of kind Policy and version audit.k8s.io/v1")]
    [InlineData("kind: Policy\napiVersion: audit.k8s.io/v1\nrules: []", "the audit policy has no rules")]
    [InlineData("kind: Policy\napiVersion: audit.k8s.io/v1\nrules: [{level: All}]", "rules[0].level must be None, Metadata, Request or RequestResponse")]
    [InlineData("kind: Policy\napiVersion: audit.k8s.io/v1\nrules: [{level: None, user: a}]", "rules[0] has the unknown field user")]
    [InlineData("kind: Policy\napiVersion: audit.k8s.io/v1\nrules: [{level: None, omitStages: [Nothing]}]", "rules[0].omitStages names the unknown stage Nothing")]
    [InlineData("kind: Policy\napiVersion: audit.k8s.io/v1\nrules: [{level: None, verbs: get}]", "rules[0].verbs must be a list")]
    public void A_bad_file_is_refused_with_one_sentence(string text, string problem) =>
        Assert.Equal(problem, Assert.Throws<FormatException>(() => AuditPolicyReader.Read(text)).Message);
}
