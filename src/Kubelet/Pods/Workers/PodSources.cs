using Keles.Api.Core.V1;
using Keles.Kubelet.Pods.Variables;
using Keles.Kubelet.Volumes;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Kubelet.Pods.Workers;

/// <summary>Collects what a pod's environment and volumes are made from.</summary>
internal sealed class PodSources(IPodObjects objects, Informer<Service> services, Func<NodeView> node)
{
    public async Task<EnvironmentSources> CollectAsync(Pod pod, Items<string> podIps, CancellationToken cancel)
    {
        var ns = pod.Metadata.Namespace;
        var references = PodReferences.Of(pod);
        var maps = new Dictionary<string, ConfigMap?>(StringComparer.Ordinal);
        var secrets = new Dictionary<string, Secret?>(StringComparer.Ordinal);
        foreach (var name in references.ConfigMaps)
        {
            maps[name] = await objects.ConfigMapAsync(ns, name, cancel);
        }
        foreach (var name in references.Secrets)
        {
            secrets[name] = await objects.SecretAsync(ns, name, cancel);
        }
        var view = node();
        return new EnvironmentSources
        {
            ConfigMap = name => maps.GetValueOrDefault(name),
            Secret = name => secrets.GetValueOrDefault(name),
            Services = ServiceVariables.For(ns, pod.Spec.EnableServiceLinks ?? true, services.List()),
            Allocatable = view.Allocatable,
            HostIps = view.Addresses,
            PodIps = pod.Spec.HostNetwork ? view.Addresses : podIps,
        };
    }
}
