using Keles.Pki;

namespace Keles.ApiServer.Oidc;

/// <summary>Where the keys of an issuer come from.</summary>
internal interface IIssuerKeys
{
    /// <summary>Null while there are none yet.</summary>
    ValueTask<VerificationKeys?> CurrentAsync(CancellationToken cancel);

    /// <summary>Keys that are newer than those that did not verify a token; the same ones when there are no newer.</summary>
    ValueTask<VerificationKeys> NewerAsync(VerificationKeys than, CancellationToken cancel);

    /// <summary>Looks whether something has changed that no token will tell.</summary>
    void Look();
}
