using Keles.Api;
using Keles.Api.Core.V1;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>What both sorts of policies work with: which kinds there are, who matches, where parameters are, who may do what.</summary>
internal sealed class PolicyHost
{
    private readonly IAuthorizer authorizer;
    private readonly Func<IReadOnlyList<Kind>> served;

    /// <param name="served">The kinds that are served at present.</param>
    public PolicyHost(ObjectStore store, IAuthorizer authorizer, Func<IReadOnlyList<Kind>> served)
    {
        (this.authorizer, this.served) = (authorizer, served);
        var kinds = new EquivalentKinds(served);
        Matcher = new(store, kinds);
        Params = new(store, kinds);
    }

    public ResourceMatcher Matcher { get; }

    public ParamFinder Params { get; }

    public Func<IReadOnlyList<Kind>> Served => served;

    public static bool IsExempt(AdmissionRequest request) => ExemptResources.Contains(request.Request.Kind.Group, request.Request.Kind.Plural);

    /// <summary>The values that expressions see of a request, seen as one kind.</summary>
    public async ValueTask<RequestValues> ValuesAsync(AdmissionRequest request, Kind kind, CancellationToken cancel)
    {
        Namespace? ns = null;
        if (request.Request.Kind.Namespaced && request.Namespace.Length > 0) ns = await Matcher.NamespaceAsync(request.Namespace, cancel);
        return new(request, kind, ns, authorizer, served);
    }
}
