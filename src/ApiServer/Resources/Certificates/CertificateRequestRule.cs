using Keles.Api;
using Keles.Api.Certificates.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Who asks for a certificate is who sends the request, whatever the object says.</summary>
internal sealed class CertificateRequestRule : IResourceRule
{
    public Kind Kind => CertificateSigningRequestKind.Kind;

    public ValueTask<Prepared> CreatingAsync(ResourceRequest request, IApiObject value, CancellationToken cancel)
    {
        var (asked, user) = ((CertificateSigningRequest)value, request.User);
        return ValueTask.FromResult(new Prepared(asked with
        {
            Spec = asked.Spec with { Username = user.Name, Uid = user.Uid, Groups = user.Groups, Extra = user.Extra },
        }));
    }
}
