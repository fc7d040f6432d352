using Keles.Api;
using Keles.Api.Authentication.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Tells whose token it is, and whether it is good for the audiences named.</summary>
internal sealed class TokenReviews(TokenChain tokens) : IReview
{
    public Kind Kind => TokenReviewKind.Kind;

    public async Task<IApiObject> AnswerAsync(ResourceRequest request, IApiObject body, CancellationToken cancel)
    {
        var review = (TokenReview)body;
        if (review.Spec.Token.Length == 0) throw ApiErrors.BadRequest("token is required for TokenReview in authentication");
        string[] audiences = [.. review.Spec.Audiences.AsEnumerable()];
        var answer = await tokens.AuthenticateAsync(review.Spec.Token, audiences, cancel);
        return review with
        {
            Status = answer.User is { } user
                ? new TokenReviewStatus { Authenticated = true, User = UserInfos.Of(user), Audiences = answer.Audiences }
                : new TokenReviewStatus { Error = answer.Error },
        };
    }
}
