namespace Keles.ApiServer;

/// <summary>Members of system:masters may do everything: the way back in when the roles are broken.</summary>
internal sealed class MastersAuthorizer : IAuthorizer
{
    public AccessVerdict Authorize(AccessRequest request) => request.User.IsIn(UserIdentity.Masters) ? AccessVerdict.Allow() : AccessVerdict.NoOpinion();
}
