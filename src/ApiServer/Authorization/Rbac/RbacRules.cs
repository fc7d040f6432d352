using Keles.Api.Rbac.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>The rules that roles and bindings in the cache give to a user.</summary>
public sealed class RbacRules(ObjectStore store)
{
    private readonly GrantIndex grants = new(store);

    /// <summary>Every rule that holds for the user in the namespace, and which roles are missing.</summary>
    internal (List<PolicyRule> Rules, List<string> Errors) For(UserIdentity user, string ns)
    {
        var rules = new List<PolicyRule>();
        var errors = new List<string>();
        foreach (var grant in grants.Of(user, ns).SelectMany(static g => g))
        {
            if (RulesOf(grant.Role, grant.Namespace) is { } found) rules.AddRange(found);
            else errors.Add(Missing(grant.Role));
        }

        return (rules, errors);
    }

    /// <summary>The first grant that allows the request, or what stood in the way.</summary>
    internal (RoleGrant? Grant, IReadOnlyList<string> Errors) Find(AccessRequest request)
    {
        List<string>? errors = null;
        foreach (var array in grants.Of(request.User, request.IsResource ? request.Namespace : ""))
        {
            foreach (var grant in array)
            {
                if (RulesOf(grant.Role, grant.Namespace) is not { } rules)
                {
                    (errors ??= []).Add(Missing(grant.Role));
                    continue;
                }

                foreach (var rule in rules)
                {
                    if (rule.Allows(request)) return (grant, []);
                }
            }
        }

        return (null, errors ?? []);
    }

    /// <summary>The rules of a role as a binding in this namespace refers to it; null when there is none.</summary>
    internal Items<PolicyRule>? RulesOf(RoleRef role, string ns) => role.Kind switch
    {
        "ClusterRole" => (store.Cached(ClusterRoleKind.Kind, "", role.Name)?.Object as ClusterRole)?.Rules,
        "Role" => (store.Cached(RoleKind.Kind, ns, role.Name)?.Object as Role)?.Rules,
        _ => null,
    };

    internal static string Missing(RoleRef role) => $"{(role.Kind == "Role" ? "role" : "clusterrole")}.rbac.authorization.k8s.io \"{role.Name}\" not found";
}
