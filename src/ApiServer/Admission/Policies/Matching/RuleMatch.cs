using Keles.Api;
using Keles.Api.AdmissionRegistration.V1;
using Keles.Machinery;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>Whether a rule names a request, seen as one of a kind (its own, or another version of it).</summary>
internal static class RuleMatch
{
    private const string Any = "*";

    public static bool Matches(NamedRuleWithOperations rule, AdmissionRequest request, Kind kind) =>
        In(rule.Operations, Words(request.Operation))
        && In(rule.ApiGroups, kind.Group)
        && In(rule.ApiVersions, kind.Version)
        && rule.Resources.Any(r => Names(r, kind.Plural, request.Request.Subresource))
        && InScope(rule.Scope, request)
        && (rule.ResourceNames.IsEmpty || rule.ResourceNames.Contains(NameOf(request)));

    public static string Words(Operation operation) => operation switch
    {
        Operation.Create => "CREATE",
        Operation.Update => "UPDATE",
        Operation.Delete => "DELETE",
        _ => "CONNECT",
    };

    private static bool In(Items<string> named, string value) => named.Any(n => n == Any || n == value);

    private static bool Names(string rule, string resource, string subresource)
    {
        var slash = rule.IndexOf('/', StringComparison.Ordinal);
        var (first, second) = slash < 0 ? (rule, "") : (rule[..slash], rule[(slash + 1)..]);
        return (first == Any || first == resource) && (second == Any || second == subresource);
    }

    /// <summary>A namespace counts as cluster-wide, though requests for it carry its name as namespace.</summary>
    private static bool InScope(string scope, AdmissionRequest request)
    {
        var namespaced = request.Request.Kind.Namespaced && request.Namespace.Length > 0;
        return scope switch
        {
            "Namespaced" => namespaced,
            "Cluster" => !namespaced,
            _ => true,
        };
    }

    private static string NameOf(AdmissionRequest request) =>
        request.Request.Name.Length > 0 ? request.Request.Name : request.Object?.Metadata.Name ?? "";
}
