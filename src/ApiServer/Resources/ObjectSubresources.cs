using Keles.Api.Certificates.V1;
using Keles.Api.Core.V1;
using Keles.Background;

namespace Keles.ApiServer;

/// <summary>The list of subresources that are objects, and of the kinds that are only posted.</summary>
public static class ObjectSubresources
{
    public static IReadOnlyList<ISubresource> All(ResourceApi api, Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        return
        [
            .. Scalings.All.Select(s => new ScaleSubresource(api, s)),
            new BindingSubresource(api, surroundings.Time),
            new EvictionSubresource(api, surroundings.Time),
            new ObjectSubresource(api, PodKind.Kind, "ephemeralcontainers", PodTransitions.EphemeralContainers),
            new ObjectSubresource(api, PodKind.Kind, "resize", PodTransitions.Resize),
            new ObjectSubresource(api, NamespaceKind.Kind, "finalize", NamespaceFinalize.Transition),
            new ObjectSubresource(api, CertificateSigningRequestKind.Kind, "approval", CertificateApproval.Transition(surroundings.Time)),
        ];
    }

    public static IReadOnlyList<IReview> Reviews(ResourceApi api, Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        return [new BindingReview(new BindingSubresource(api, surroundings.Time))];
    }
}
