using System.Text.RegularExpressions;
using Keles.Machinery.Tests.Support;

namespace Keles.Machinery.Tests.Names;

public sealed class NameTests
{
    private const string LabelMisfit =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    private const string NameMisfit =
        "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    [Fact]
    public void A_label_is_refused_in_upstreams_words()
    {
        Assert.Empty(DnsNames.Label("a-1"));
        Assert.Equal([LabelMisfit], DnsNames.Label("A"));
        Assert.Equal([LabelMisfit], DnsNames.Label(""));
        Assert.Equal([LabelMisfit], DnsNames.Label("a\n"));
        Assert.Equal(["must not contain dots"], DnsNames.Label("a.b"));
        Assert.Equal(["must be no more than 63 characters"], DnsNames.Label(new string('a', 64)));
        Assert.Equal(2, DnsNames.Label(new string('A', 64)).Count);
    }

    [Fact]
    public void A_subdomain_is_refused_in_upstreams_words()
    {
        Assert.Empty(DnsNames.Subdomain("a.b-c.d"));
        Assert.Equal(["must be no more than 253 characters"], DnsNames.Subdomain(new string('a', 254)));
        Assert.Equal(
            [@"a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"],
            DnsNames.Subdomain("a..b"));
        Assert.Empty(DnsNames.SubdomainOfAnyCase("A.b"));
        Assert.Empty(DnsNames.SubdomainWithUnderscores("_a.b_c"));
        Assert.NotEmpty(DnsNames.SubdomainWithUnderscores("a_.b"));
    }

    [Fact]
    public void A_wildcard_needs_its_star_alone_in_front()
    {
        Assert.Empty(DnsNames.WildcardSubdomain("*.a.b"));
        Assert.Equal(
            [@"a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\*\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"],
            DnsNames.WildcardSubdomain("*bad"));
        Assert.NotEmpty(DnsNames.WildcardSubdomain("*.*.b"));
        Assert.NotEmpty(DnsNames.WildcardSubdomain("*."));
    }

    [Fact]
    public void A_label_key_tells_which_part_is_wrong()
    {
        Assert.Empty(LabelNames.Key("example.com/My_Name.1"));
        Assert.Equal([NameMisfit], LabelNames.Key("a b"));
        Assert.Equal(["name part must be non-empty", NameMisfit], LabelNames.Key(""));
        Assert.Equal(["prefix part must be non-empty", "name part must be non-empty", NameMisfit], LabelNames.Key("/"));
        Assert.Equal(["name part must be no more than 63 bytes"], LabelNames.Key(new string('a', 64)));
        Assert.Equal("prefix part " + DnsNames.Subdomain("A")[0], Assert.Single(LabelNames.Key("A/b")));
        Assert.StartsWith("a valid label key must consist of", Assert.Single(LabelNames.Key("a/b/c")), StringComparison.Ordinal);
        Assert.EndsWith(" with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')", LabelNames.Key("a/b/c")[0], StringComparison.Ordinal);
        Assert.Equal(["must include a prefix (e.g. 'example.com/key')"], LabelNames.PrefixedKey("a"));
    }

    [Fact]
    public void A_label_value_may_be_empty_and_is_counted_in_bytes()
    {
        Assert.Empty(LabelNames.Value(""));
        Assert.Empty(LabelNames.Value("A.b_c-1"));
        Assert.Equal(["must be no more than 63 bytes"], LabelNames.Value(new string('x', 64)));
        Assert.Equal(2, LabelNames.Value(new string('é', 32)).Count);
        Assert.NotEmpty(LabelNames.Value("-a"));
    }

    [Theory]
    [InlineData("http", null)]
    [InlineData("Bad Name", "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)")]
    [InlineData("80", "must contain at least one letter (a-z)")]
    [InlineData("a--b", "must not contain consecutive hyphens")]
    [InlineData("-a", "must not begin or end with a hyphen")]
    [InlineData("way-too-long-port-name", "must be no more than 15 characters")]
    public void A_port_name_is_refused_in_upstreams_words(string name, string? problem)
        => Assert.Equal(problem is null ? [] : [problem], KeyNames.PortName(name));

    [Fact]
    public void Keys_and_variables_are_refused_in_upstreams_words()
    {
        Assert.Equal(["a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"],
            KeyNames.ConfigMapKey("bad key"));
        Assert.Equal(["must not be '.'"], KeyNames.ConfigMapKey("."));
        Assert.Equal(["must not be '..'"], KeyNames.ConfigMapKey(".."));
        Assert.Equal(["must not start with '..'"], KeyNames.ConfigMapKey("..a"));
        Assert.Equal(["a valid environment variable name must consist only of printable ASCII characters other than '='"],
            KeyNames.RelaxedEnvironmentVariable("1=A"));
        Assert.Empty(KeyNames.RelaxedEnvironmentVariable("1 A:b"));
        Assert.Equal(["environment variable name must be non-empty"], KeyNames.RelaxedEnvironmentVariable(""));
        Assert.Equal(["a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '[-._a-zA-Z][-._a-zA-Z0-9]*')"],
            KeyNames.EnvironmentVariable("9a b"));
    }

    [Fact]
    public void Ranges_are_told_in_upstreams_words()
    {
        Assert.Equal(["must be between 1 and 65535, inclusive"], KeyNames.PortNumber(70000));
        Assert.Equal(["must be between 0 and 2147483647, inclusive"], KeyNames.UserId(-1));
        Assert.Empty(KeyNames.PortNumber(1));
    }

    [Fact]
    public void A_path_segment_is_refused_only_where_a_url_would_break()
    {
        Assert.Equal(["may not be '.'"], PathSegmentNames.Name("."));
        Assert.Equal(["may not contain '/'"], PathSegmentNames.Name("a/b"));
        Assert.Equal(["may not contain '/'", "may not contain '%'"], PathSegmentNames.Name("a/%b"));
        Assert.Empty(PathSegmentNames.Prefix("."));
        Assert.Empty(PathSegmentNames.Name("system:node A"));
    }

    [Fact]
    public void Domains_count_their_segments()
    {
        var path = FieldPath.Root("x");
        Assert.Equal("x: Invalid value: \"short\": should be a domain with at least three segments separated by dots",
            QualifiedDomains.FullyQualifiedName(path, "short").ToString());
        Assert.Equal("x: Required value", QualifiedDomains.FullyQualifiedName(path, "").ToString());
        Assert.Empty(QualifiedDomains.FullyQualifiedDomainName(path, "a.b."));
        Assert.NotEmpty(QualifiedDomains.FullyQualifiedDomainName(path, "a."));
        Assert.Empty(QualifiedDomains.DomainPrefixedPath(path, "acme.io/foo/bar"));
        Assert.Equal("x: Invalid value: \"foo\": must be a domain-prefixed path (such as \"acme.io/foo\")",
            QualifiedDomains.DomainPrefixedPath(path, "foo").ToString());
        Assert.Equal("x: Invalid value: \"foo\": must be a domain-prefixed key (such as \"acme.io/foo\")",
            QualifiedDomains.DomainPrefixedKey(path, "foo").ToString());
    }

    /// <summary>Each rule names an expression in its message; hand matching and that expression must agree.</summary>
    [Theory]
    [InlineData("label", 63)]
    [InlineData("subdomain", 253)]
    [InlineData("label1035", 63)]
    [InlineData("wildcard", 253)]
    [InlineData("labelValue", 63)]
    [InlineData("underscores", 253)]
    public void Hand_matching_agrees_with_the_expression_in_the_message(string rule, int longest) => Seeded.Run(20_000, random =>
    {
        Func<string, IReadOnlyList<string>> check = rule switch
        {
            "label" => DnsNames.Label,
            "subdomain" => DnsNames.Subdomain,
            "label1035" => DnsNames.Label1035,
            "wildcard" => DnsNames.WildcardSubdomain,
            "underscores" => DnsNames.SubdomainWithUnderscores,
            _ => LabelNames.Value,
        };
        var expression = Expression(check);
        var text = (rule == "wildcard" && random.Next(2) == 0 ? "*." : "") + random.Text("ab9-._A*\n", random.Next(10) == 0 ? longest + 5 : 6);
        var fits = Regex.IsMatch(text, $@"\A(?:{expression})\z") && text.Length <= longest;
        Assert.True(fits == (check(text).Count == 0), $"{text}: {string.Join("; ", check(text))}");
    });

    private static string Expression(Func<string, IReadOnlyList<string>> check)
        => Regex.Match(check("!!")[0], "regex used for validation is '(.*)'").Groups[1].Value;
}
