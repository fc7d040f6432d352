using Keles.Api;
using Keles.Api.Authorization.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Tells a user whether he may do something.</summary>
internal sealed class SelfSubjectAccessReviews(IAuthorizer authorizer) : IReview
{
    public Kind Kind => SelfSubjectAccessReviewKind.Kind;

    public Task<IApiObject> AnswerAsync(ResourceRequest request, IApiObject body, CancellationToken cancel)
    {
        var review = (SelfSubjectAccessReview)body;
        var spec = review.Spec;
        AccessReviewRules.Check(Kind, review, errors => AccessReviewRules.CheckTarget(spec.ResourceAttributes, spec.NonResourceAttributes, errors));
        return Task.FromResult<IApiObject>(review with { Status = AccessAnswers.Ask(authorizer, request.User, spec.ResourceAttributes, spec.NonResourceAttributes) });
    }
}
