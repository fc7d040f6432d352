using Keles.Api;
using Keles.Api.Rbac.V1;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Nobody may give away rights he does not hold himself, unless he has the verbs <c>escalate</c> (roles) or <c>bind</c> (bindings).</summary>
/// <remarks>An admission plugin here, a layer of the store upstream; it runs whichever plugins are chosen.</remarks>
internal sealed class EscalationCheck(RbacRules rules, IAuthorizer authorizer) : IAdmissionPlugin
{
    private const string Group = "rbac.authorization.k8s.io";

    private static readonly PolicyRule[] FullAuthority =
    [
        new() { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"] },
        new() { Verbs = ["*"], NonResourceURLs = ["*"] },
    ];

    public string Name => "RBACEscalationCheck";

    public ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Request.Kind.Group == Group && request.Object is { } value && !request.Request.User.IsIn(UserIdentity.Masters)
            && !(request.Old is { } old && OnlyCollection(value, old))) Check(request, value);
        return ValueTask.CompletedTask;
    }

    private void Check(AdmissionRequest request, IApiObject value)
    {
        var (user, kind, ns) = (request.Request.User, request.Request.Kind, request.Request.Namespace);
        switch (value)
        {
            case Role role when !SameRules(role.Rules, (request.Old as Role)?.Rules) && !MayEscalate(request.Request):
                Confirm(kind, role.Metadata.Name, user, ns, role.Rules.AsEnumerable());
                break;
            case ClusterRole role when !(request.Old is ClusterRole old && SameRules(role.Rules, old.Rules) && role.AggregationRule == old.AggregationRule) && !MayEscalate(request.Request):
                Confirm(kind, role.Metadata.Name, user, "", role.Rules.AsEnumerable());
                // An aggregating role can collect anything, so only he who has everything may make one.
                if (role.AggregationRule is { ClusterRoleSelectors.IsEmpty: false } && Missing(user, "", FullAuthority).Missing.Count > 0)
                    throw ApiErrors.Forbidden(kind, role.Metadata.Name, "must have cluster-admin privileges to use the aggregationRule");
                break;
            case RoleBinding binding:
                ConfirmBinding(kind, binding.Metadata.Name, user, ns, binding.RoleRef);
                break;
            case ClusterRoleBinding binding:
                ConfirmBinding(kind, binding.Metadata.Name, user, "", binding.RoleRef);
                break;
        }
    }

    /// <summary>The garbage collector may take owners and finalizers away whatever the object gives.</summary>
    private static bool OnlyCollection(IApiObject value, IApiObject old)
    {
        var metadata = value.Metadata with
        {
            OwnerReferences = old.Metadata.OwnerReferences,
            Finalizers = old.Metadata.Finalizers,
            ManagedFields = old.Metadata.ManagedFields,
            ResourceVersion = old.Metadata.ResourceVersion,
        };
        return value.WithMetadata(metadata).Equals(old);
    }

    private bool MayEscalate(ResourceRequest request) =>
        authorizer.Authorize(AccessRequest.ForResource(request.User, "escalate", Group, request.Kind.Plural, request.Namespace, request.Name) with { Version = request.Kind.Version }).IsAllowed;

    private void ConfirmBinding(Kind kind, string name, UserIdentity user, string ns, RoleRef role)
    {
        var resource = role.Kind == "Role" ? "roles" : "clusterroles";
        if (authorizer.Authorize(AccessRequest.ForResource(user, "bind", Group, resource, ns, role.Name)).IsAllowed) return;
        if (rules.RulesOf(role, ns) is not { } given)
            throw ApiErrors.Make(404, "NotFound", RbacRules.Missing(role), new StatusDetails { Name = role.Name, Group = Group, Kind = role.Kind == "Role" ? "role" : "clusterrole" });
        Confirm(kind, name, user, ns, given.AsEnumerable());
    }

    private void Confirm(Kind kind, string name, UserIdentity user, string ns, IEnumerable<PolicyRule> given)
    {
        var (missing, errors) = Missing(user, ns, given);
        if (missing.Count == 0) return;
        var message = $"user {GoQuote.Quote(user.Name)} (groups={RuleCoverage.Quoted(user.Groups)}) is attempting to grant RBAC permissions not currently held:\n{RuleCoverage.Describe(missing)}";
        if (errors.Count > 0) message += $"; resolution errors: [{string.Join(", ", errors)}]";
        throw ApiErrors.Forbidden(kind, name, message);
    }

    private (List<PolicyRule> Missing, List<string> Errors) Missing(UserIdentity user, string ns, IEnumerable<PolicyRule> given)
    {
        var (owned, errors) = rules.For(user, ns);
        return (RuleCoverage.Missing(owned, given), errors);
    }

    private static bool SameRules(Items<PolicyRule> a, Items<PolicyRule>? b) => b is { } other && a.AsEnumerable().SequenceEqual(other.AsEnumerable());
}
