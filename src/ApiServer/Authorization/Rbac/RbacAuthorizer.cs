namespace Keles.ApiServer;

/// <summary>Allows what a role allows that is bound to the user or one of its groups.</summary>
internal sealed class RbacAuthorizer(RbacRules rules) : IAuthorizer
{
    public AccessVerdict Authorize(AccessRequest request)
    {
        var (grant, errors) = rules.Find(request);
        if (grant is not null) return AccessVerdict.Allow(grant.Reason);
        return AccessVerdict.NoOpinion(errors.Count > 0 ? $"RBAC: {ErrorLists.Join(errors)}" : "");
    }
}
