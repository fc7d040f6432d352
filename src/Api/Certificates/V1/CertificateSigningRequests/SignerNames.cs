using Keles.Machinery;

namespace Keles.Api;

/// <summary>Names of those who sign certificates: <c>example.com/my-signer</c>.</summary>
internal static class SignerNames
{
    private const int LongestDomain = DnsNames.LongestSubdomain;
    private const int Longest = LongestDomain + 1 + DnsNames.LongestSubdomain + 1 + DnsNames.LongestLabel;

    public static bool IsKubernetes(string name)
    {
        var domain = name.Split('/', 2)[0];
        return domain == "kubernetes.io" || domain.EndsWith(".kubernetes.io", StringComparison.Ordinal);
    }

    public static void Check(string name, FieldPath path, FieldErrors errors)
    {
        if (!errors.RequireText(path, name)) return;
        if (name.Split('/') is not [var domain, var signer])
        {
            errors.Invalid(path, name, "must be a fully qualified domain and path of the form 'example.com/signer-name'");
            return;
        }

        if (domain.Length > LongestDomain) errors.TooLong(path, LongestDomain);
        Labels(domain, DnsNames.Label, path, errors);
        if (!domain.Contains('.', StringComparison.Ordinal)) errors.Invalid(path, domain, "should be a domain with at least two segments separated by dots");
        Labels(signer, DnsNames.Subdomain, path, errors);
        if (name.Length > Longest) errors.TooLong(path, Longest);
    }

    /// <summary>The name of a trust bundle: its signer's name with colons, a colon, and a name of its own.</summary>
    public static IReadOnlyList<string> BundleNameProblems(string name) => DnsNames.Subdomain(name[(name.LastIndexOf(':') + 1)..]);

    /// <summary>Tells of the first label that is wrong: the others would say the same again.</summary>
    private static void Labels(string text, Func<string, IReadOnlyList<string>> check, FieldPath path, FieldErrors errors)
    {
        var wrong = text.Split('.').FirstOrDefault(l => check(l).Count > 0);
        if (wrong is not null) errors.InvalidAll(path, text, [.. check(wrong).Select(p => $"validating label {GoQuote.Quote(wrong)}: {p}")]);
    }
}
