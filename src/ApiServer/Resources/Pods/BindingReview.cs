using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>The old way to bind: a binding posted beside the pods, which names its pod itself.</summary>
internal sealed class BindingReview(BindingSubresource binding) : IReview
{
    public Kind Kind => BindingKind.Kind;

    public Task<ApiObject> RespondAsync(ResourceRequest request, IApiObject body, CancellationToken cancel) =>
        binding.CreateAsync(request with { Kind = PodKind.Kind, Name = body.Metadata.Name, Subresource = binding.Name }, body, cancel);

    public async Task<IApiObject> AnswerAsync(ResourceRequest request, IApiObject body, CancellationToken cancel) => (await RespondAsync(request, body, cancel)).Value;
}
