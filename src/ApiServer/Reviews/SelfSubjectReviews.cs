using Keles.Api;
using Keles.Api.Authentication.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Tells a user who he is.</summary>
internal sealed class SelfSubjectReviews(TimeProvider time) : IReview
{
    public Kind Kind => SelfSubjectReviewKind.Kind;

    public Task<IApiObject> AnswerAsync(ResourceRequest request, IApiObject body, CancellationToken cancel) => Task.FromResult<IApiObject>(new SelfSubjectReview
    {
        Metadata = new ObjectMeta { CreationTimestamp = Time.From(time.GetUtcNow()) },
        Status = new SelfSubjectReviewStatus { UserInfo = UserInfos.Of(request.User) },
    });
}
