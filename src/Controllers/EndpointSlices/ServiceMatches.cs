using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.EndpointSlices;

/// <summary>Which services a pod belongs to.</summary>
internal static class ServiceMatches
{
    /// <summary>Asks for work on every service that a changed pod is, or was, an endpoint of.</summary>
    public static void EnqueueServices(this Informer<Pod> pods, Informer<Service> services, WorkQueue<ObjectKey> queue) => pods.OnChange(c =>
    {
        if (c is { Before: { } before, After: { } after } && !PodEndpoints.Differ(before, after)) return;
        foreach (var service in services.List(c.Subject.Metadata.Namespace))
        {
            if (Matches(service, c.Before) || Matches(service, c.After)) queue.Add(ObjectKey.Of(service));
        }
    });

    public static bool Matches(Service service, Pod? pod)
    {
        if (pod is null || service.Spec.Selector.IsEmpty) return false;
        foreach (var (key, value) in service.Spec.Selector) if (pod.Metadata.Labels.Get(key) != value) return false;
        return true;
    }
}
