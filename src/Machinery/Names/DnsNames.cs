namespace Keles.Machinery;

/// <summary>Names that must hold in DNS. Each rule returns what is wrong, nothing when all is well.</summary>
public static class DnsNames
{
    public const int LongestLabel = 63;
    public const int LongestSubdomain = 253;

    internal const string LabelExpression = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    internal const string SubdomainExpression = LabelExpression + @"(\." + LabelExpression + ")*";
    private const string UnderscoreLabelExpression = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?";

    /// <summary>A label as in RFC 1123, lower case.</summary>
    public static IReadOnlyList<string> Label(string value) => NameRule.Check(value, LongestLabel, NameShapes.IsDnsLabel(value), static v =>
        NameShapes.IsSubdomain(v)
            ? "must not contain dots"
            : NameMessages.Pattern(
                "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
                LabelExpression, "my-name", "123-abc"));

    /// <summary>Labels of RFC 1123 joined by dots, lower case.</summary>
    public static IReadOnlyList<string> Subdomain(string value) => NameRule.Check(value, LongestSubdomain, NameShapes.IsSubdomain(value), static _ =>
        NameMessages.Pattern(
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
            SubdomainExpression, "example.com"));

    /// <summary>As <see cref="Subdomain"/>, but capitals are let through.</summary>
    public static IReadOnlyList<string> SubdomainOfAnyCase(string value)
        => NameRule.Check(value, LongestSubdomain, NameShapes.IsSubdomain(value.ToLowerInvariant()) && value.All(char.IsAscii), static _ =>
            NameMessages.Pattern(
                "an RFC 1123 subdomain must consist of alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
                SubdomainExpression, "Example.com"));

    /// <summary>As <see cref="Subdomain"/> with underscores, for DNS search paths.</summary>
    public static IReadOnlyList<string> SubdomainWithUnderscores(string value)
        => NameRule.Check(value, LongestSubdomain, NameShapes.IsSubdomainWithUnderscores(value), static _ =>
            NameMessages.Pattern(
                "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character",
                UnderscoreLabelExpression + @"(\." + UnderscoreLabelExpression + ")*", "example.com"));

    /// <summary>A label as in RFC 1035: as RFC 1123 but beginning with a letter.</summary>
    public static IReadOnlyList<string> Label1035(string value)
        => NameRule.Check(value, LongestLabel, NameShapes.IsDnsLabel(value) && char.IsAsciiLetter(value[0]), static _ =>
            NameMessages.Pattern(
                "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
                "[a-z]([-a-z0-9]*[a-z0-9])?", "my-name", "abc-123"));

    /// <summary><c>*.</c> before a subdomain.</summary>
    public static IReadOnlyList<string> WildcardSubdomain(string value)
        => NameRule.Check(value, LongestSubdomain, value.StartsWith("*.", StringComparison.Ordinal) && NameShapes.IsSubdomain(value.AsSpan(2)), static _ =>
            NameMessages.Pattern(
                "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character",
                @"\*\." + SubdomainExpression, "*.example.com"));
}
