using Keles.Api;
using Keles.Api.Authorization.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Tells whether some user may do something.</summary>
internal sealed class SubjectAccessReviews(IAuthorizer authorizer) : IReview
{
    public Kind Kind => SubjectAccessReviewKind.Kind;

    public Task<IApiObject> AnswerAsync(ResourceRequest request, IApiObject body, CancellationToken cancel)
    {
        var review = (SubjectAccessReview)body;
        var spec = review.Spec;
        AccessReviewRules.Check(Kind, review, errors =>
        {
            AccessReviewRules.CheckTarget(spec.ResourceAttributes, spec.NonResourceAttributes, errors);
            AccessReviewRules.CheckUser(spec, errors);
        });
        var user = new UserIdentity(spec.User, spec.Uid, spec.Groups, spec.Extra);
        return Task.FromResult<IApiObject>(review with { Status = AccessAnswers.Ask(authorizer, user, spec.ResourceAttributes, spec.NonResourceAttributes) });
    }
}
