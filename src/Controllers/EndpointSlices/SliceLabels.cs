using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.EndpointSlices;

/// <summary>The labels by which slices are found and told apart.</summary>
internal static class SliceLabels
{
    public const string ServiceName = "kubernetes.io/service-name";
    public const string ManagedBy = "endpointslice.kubernetes.io/managed-by";
    public const string Headless = "service.kubernetes.io/headless";
    public const string SkipMirror = "endpointslice.kubernetes.io/skip-mirror";
    public const string Controller = "endpointslice-controller.k8s.io";
    public const string Mirroring = "endpointslicemirroring-controller.k8s.io";
    public const string TriggerTime = "endpoints.kubernetes.io/last-change-trigger-time";

    public static OrderedMap<string> Of(Service service)
    {
        var labels = service.Metadata.Labels.Without(Headless);
        if (PodEndpoints.IsHeadless(service)) labels = labels.With(Headless, "");
        return labels.With(ServiceName, service.Metadata.Name).With(ManagedBy, Controller);
    }
}
