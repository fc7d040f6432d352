using Keles.Api;
using Keles.Api.Authorization.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Tells a user all he may do in a namespace, as far as rules say it: what follows from pods on a node is not among them.</summary>
internal sealed class SelfSubjectRulesReviews(RbacRules rules) : IReview
{
    public Kind Kind => SelfSubjectRulesReviewKind.Kind;

    public Task<IApiObject> AnswerAsync(ResourceRequest request, IApiObject body, CancellationToken cancel)
    {
        var ns = ((SelfSubjectRulesReview)body).Spec.Namespace;
        if (ns.Length == 0) throw ApiErrors.BadRequest("no namespace on request");
        var (found, errors) = rules.For(request.User, ns);
        var isNode = NodeUser.NameOf(request.User) is not null;
        if (isNode) errors.Insert(0, "node authorizer does not support user rule resolution");
        return Task.FromResult<IApiObject>(new SelfSubjectRulesReview
        {
            Status = new SubjectRulesReviewStatus
            {
                ResourceRules = found.Where(static r => !r.Resources.IsEmpty)
                    .Select(static r => new ResourceRule { Verbs = r.Verbs, ApiGroups = r.ApiGroups, Resources = r.Resources, ResourceNames = r.ResourceNames }).ToItems(),
                NonResourceRules = found.Where(static r => !r.NonResourceURLs.IsEmpty)
                    .Select(static r => new NonResourceRule { Verbs = r.Verbs, NonResourceURLs = r.NonResourceURLs }).ToItems(),
                Incomplete = isNode,
                EvaluationError = ErrorLists.Join(errors),
            },
        });
    }
}
