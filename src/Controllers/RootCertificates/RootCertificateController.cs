using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.RootCertificates;

/// <summary>Publishes the authority of the API server's certificate in every namespace.</summary>
internal static class RootCertificateController
{
    private const string Name = "root-ca-cert-publisher";
    private const string MapName = "kube-root-ca.crt";
    private const string DescriptionKey = "kubernetes.io/description";
    private const string Description = "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.";

    public static IController Create(ControllerContext context)
    {
        var client = context.ClientOf(Name);
        var queue = context.Queue<ObjectKey>(Name);
        var namespaces = context.Informers.Of<Namespace>().Enqueue(queue);
        // Only those: there may be hundreds of thousands of others.
        var maps = context.Informers.Of<ConfigMap>(fieldSelector: $"metadata.name={MapName}");
        maps.OnChange(c => queue.Add(new(c.Subject.Metadata.Namespace)));
        var data = OrderedMap<string>.Of(("ca.crt", context.Options.RootCaPem));
        var annotations = OrderedMap<string>.Of((DescriptionKey, Description));
        return context.Reconciler(queue, async (key, cancel) =>
        {
            if (context.Options.RootCaPem.Length == 0 || namespaces.Get(key) is not { Status.Phase: not "Terminating", Metadata.DeletionTimestamp: null }) return Requeue.Never;
            if (maps.Get(key.Name, MapName) is not { } map)
            {
                await client.CreateAsync(new ConfigMap { Metadata = new() { Name = MapName, Namespace = key.Name, Annotations = annotations }, Data = data }, null, cancel);
            }
            else if (map.Data != data || map.Metadata.Annotations.Get(DescriptionKey) != Description)
            {
                await client.UpdateAsync(map with { Data = data, BinaryData = default, Metadata = map.Metadata with { Annotations = map.Metadata.Annotations.Overlay(annotations) } }, cancel);
            }

            return Requeue.Never;
        });
    }
}
