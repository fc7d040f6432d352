namespace Keles.ApiServer;

/// <summary>Who may approve for a signer, or sign as it: a right on the signer's name, or on all names of its domain.</summary>
internal sealed class SignerRights(IAuthorizer authorizer)
{
    public bool May(UserIdentity user, string verb, string signer)
    {
        var slash = signer.IndexOf('/', StringComparison.Ordinal);
        return Has(user, verb, signer) || (slash >= 0 && Has(user, verb, signer[..slash] + "/*"));
    }

    private bool Has(UserIdentity user, string verb, string name) =>
        authorizer.Authorize(AccessRequest.ForResource(user, verb, "certificates.k8s.io", "signers", name: name)).IsAllowed;
}
