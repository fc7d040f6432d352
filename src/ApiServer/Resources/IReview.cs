using Keles.Api;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>A kind that is only asked, never stored: token and access reviews, bindings.</summary>
public interface IReview
{
    Kind Kind { get; }

    /// <summary>The body with its answer filled in.</summary>
    Task<IApiObject> AnswerAsync(ResourceRequest request, IApiObject body, CancellationToken cancel);

    /// <summary>The whole answer, where it is not the body.</summary>
    async Task<ApiObject> RespondAsync(ResourceRequest request, IApiObject body, CancellationToken cancel) =>
        new(request.Kind, await AnswerAsync(request, body, cancel), code: 201);
}
