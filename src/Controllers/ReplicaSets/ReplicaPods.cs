using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Controllers.Owned;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.ReplicaSets;

/// <summary>The pods that an owner of interchangeable pods counts: its active ones, after adopting and releasing, and those of its own that are on their way out.</summary>
/// <remarks>What has ended or goes away changes hands no more: it would only take its owner's name for a pod that serves nobody.</remarks>
internal static class ReplicaPods
{
    public static async Task<IReadOnlyList<Pod>> ClaimAsync<TOwner>(IApiClient client, TOwner owner, Selector selector, IEnumerable<Pod> around, CancellationToken cancel)
        where TOwner : class, IApiType<TOwner>, IApiObject
    {
        var here = around.ToLookup(static p => p.IsActive());
        var active = await new Claimer(client).ClaimAsync(owner, selector, here[true], cancel);
        return [.. active, .. here[false].Where(p => p.IsControlledBy(owner) && selector.Matches(p.Metadata.Labels))];
    }
}
