using Keles.Machinery;

namespace Keles.Api;

/// <summary>What names the objects of a kind may have. A prefix for generated names is checked by the same rule, ending dash left aside.</summary>
public sealed class ObjectNameRule
{
    private readonly Func<string, IReadOnlyList<string>> check;
    private readonly Func<string, IReadOnlyList<string>> checkPrefix;

    private ObjectNameRule(Func<string, IReadOnlyList<string>> check, Func<string, IReadOnlyList<string>>? checkPrefix = null)
    {
        this.check = check;
        this.checkPrefix = checkPrefix ?? (prefix => check(WithoutEndingDash(prefix)));
    }

    public static ObjectNameRule Subdomain { get; } = new(DnsNames.Subdomain);

    public static ObjectNameRule Label { get; } = new(DnsNames.Label);

    public static ObjectNameRule Label1035 { get; } = new(DnsNames.Label1035);

    /// <summary>Anything that stands in a path, for kinds whose names hold colons and capitals.</summary>
    public static ObjectNameRule PathSegment { get; } = new(PathSegmentNames.Name, PathSegmentNames.Prefix);

    /// <summary>No rule of the kind's own; <see cref="PathSegment"/> holds for every kind.</summary>
    public static ObjectNameRule Any { get; } = new(static _ => []);

    /// <summary>An IP address in canonical form.</summary>
    public static ObjectNameRule CanonicalAddress { get; } = new(static name => [.. IpNames.Ip(FieldPath.None, name).Select(static e => e.Body[(e.Body.LastIndexOf("\": ", StringComparison.Ordinal) + 3)..])]);

    /// <summary>What is wrong with a name, in upstream's words; empty when nothing is.</summary>
    public IReadOnlyList<string> Check(string name) => check(name);

    public IReadOnlyList<string> CheckPrefix(string prefix) => checkPrefix(prefix);

    /// <summary>A prefix that ends in a dash is fine when something follows; two characters go, for a label may not end in the one before either.</summary>
    private static string WithoutEndingDash(string prefix) => prefix.Length > 1 && prefix[^1] == '-' ? prefix[..^2] + "a" : prefix;
}
