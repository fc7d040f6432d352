namespace Keles.Api.Tests.KindRules;

/// <summary>Every kind has upstream's rule for names.</summary>
public sealed class ObjectNameRuleTests
{
    [Theory]
    [InlineData("", "v1", "pods", "a.b", true)]
    [InlineData("", "v1", "pods", "A", false)]
    [InlineData("", "v1", "namespaces", "a.b", false)]
    [InlineData("", "v1", "services", "1a", true)]
    [InlineData("", "v1", "services", "a.b", false)]
    [InlineData("apps", "v1", "statefulsets", "a.b", false)]
    [InlineData("apps", "v1", "deployments", "a.b", true)]
    [InlineData("rbac.authorization.k8s.io", "v1", "clusterroles", "system:Node", true)]
    [InlineData("rbac.authorization.k8s.io", "v1", "clusterroles", "a/b", false)]
    [InlineData("certificates.k8s.io", "v1", "certificatesigningrequests", "Any Thing", true)]
    [InlineData("networking.k8s.io", "v1", "ipaddresses", "10.0.0.1", true)]
    [InlineData("networking.k8s.io", "v1", "ipaddresses", "fd00::0001", false)]
    public void A_name_fits_or_not(string group, string version, string resource, string name, bool fits)
        => Assert.Equal(fits, Kinds.ByResource(group, version, resource)!.NameRule.Check(name).Count == 0);

    [Fact]
    public void An_address_that_is_not_canonical_is_told_what_is()
        => Assert.Equal(["must be in canonical form (\"fd00::1\")"], ObjectNameRule.CanonicalAddress.Check("fd00::0001"));

    [Theory]
    [InlineData("web-", true)]
    [InlineData("web", true)]
    [InlineData("-", false)]
    [InlineData("Web-", false)]
    public void A_prefix_may_end_in_a_dash(string prefix, bool fits)
        => Assert.Equal(fits, ObjectNameRule.Subdomain.CheckPrefix(prefix).Count == 0);
}
