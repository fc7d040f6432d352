using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Api.Expressions;
using Keles.Cel;
using Keles.Machinery;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>The values of one request, made when first asked for and shared by all policies that see it as one kind.</summary>
/// <param name="kind">The kind as which the request matched.</param>
internal sealed class RequestValues(AdmissionRequest request, Kind kind, Namespace? ns, IAuthorizer authorizer, Func<IReadOnlyList<Kind>> served)
{
    private CelValue? current;
    private CelValue? old;
    private CelValue? told;
    private CelValue? nsValue;

    public CelValue Object => current ??= Shown(request.Object);

    public CelValue OldObject => old ??= Shown(request.Old);

    public CelValue Request => told ??= CelValue.Of(RequestDescription.Of(request, kind));

    public CelValue Namespace => nsValue ??= ObjectValues.Of(NamespaceKind.Kind, ns);

    public CelValue Authorizer => CelValue.Of(new AuthorizerValue(new RequestAuthorizer(authorizer, request.User)));

    public CelValue RequestResource => CelValue.Of(new ResourceCheckValue(new RequestAuthorizer(authorizer, request.User), new AccessQuestion("", Group: request.Request.Kind.Group, Resource: request.Request.Kind.Plural)
    {
        Version = request.Request.Kind.Version,
        Subresource = request.Request.Subresource,
        Namespace = request.Namespace,
        Name = request.Request.Name.Length > 0 ? request.Request.Name : request.Object?.Metadata.Name ?? "",
    }));

    /// <summary>An object of the request's kind in the form of the matched one; the body of a subresource as it is.</summary>
    private CelValue Shown(IApiObject? value)
    {
        if (value is null) return CelValue.Null;
        var own = BodyKinds.Of(request.Request, value, served);
        return own is null ? CelValue.Error($"no kind describes the body of {request.Resource}")
            : own != request.Request.Kind ? ObjectValues.Of(own, value)
            : ObjectValues.Of(kind, Versions.Convert(value, own, kind));
    }
}
