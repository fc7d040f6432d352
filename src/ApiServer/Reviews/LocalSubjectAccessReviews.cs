using Keles.Api;
using Keles.Api.Authorization.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Tells whether some user may do something in one namespace; the right to ask this can be given for that namespace alone.</summary>
internal sealed class LocalSubjectAccessReviews(IAuthorizer authorizer) : IReview
{
    public Kind Kind => LocalSubjectAccessReviewKind.Kind;

    public Task<IApiObject> AnswerAsync(ResourceRequest request, IApiObject body, CancellationToken cancel)
    {
        var review = (LocalSubjectAccessReview)body;
        if (review.Metadata.Namespace.Length == 0) review = review with { Metadata = review.Metadata with { Namespace = request.Namespace } };
        if (review.Metadata.Namespace != request.Namespace) throw ApiErrors.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
        var spec = review.Spec;
        AccessReviewRules.Check(Kind, review, errors =>
        {
            AccessReviewRules.CheckTarget(spec.ResourceAttributes, spec.NonResourceAttributes, errors);
            AccessReviewRules.CheckUser(spec, errors);
            AccessReviewRules.CheckNamespace(review, errors);
        });
        var user = new UserIdentity(spec.User, spec.Uid, spec.Groups, spec.Extra);
        return Task.FromResult<IApiObject>(review with { Status = AccessAnswers.Ask(authorizer, user, spec.ResourceAttributes, spec.NonResourceAttributes) });
    }
}
