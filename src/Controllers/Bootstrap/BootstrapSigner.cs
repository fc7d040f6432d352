using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.Bootstrap;

/// <summary>Keeps the signatures of the cluster's public description in step with the tokens there are.</summary>
internal static class BootstrapSigner
{
    private const string Name = "bootstrap-signer";

    public static IController Create(ControllerContext context)
    {
        var client = context.ClientOf(Name);
        var queue = context.Queue<ObjectKey>("bootstrap_signer_queue");
        var key = new ObjectKey(ClusterDescription.Namespace, ClusterDescription.Name);
        var maps = context.Informers.Of<ConfigMap>(ClusterDescription.Namespace, fieldSelector: $"metadata.name={ClusterDescription.Name}").Enqueue(queue);
        var secrets = context.Informers.Of<Secret>(TokenSecret.Namespace, fieldSelector: $"type={TokenSecret.Type}");
        secrets.OnChange(_ => queue.Add(key));
        return context.Reconciler(queue, async (_, cancel) =>
        {
            if (maps.Get(key) is { } map && ClusterDescription.Signed(map, secrets.List(), context.Now) is { } signed) await client.UpdateAsync(signed, cancel);
            return secrets.List().Select(s => TokenSecret.Left(s, context.Now)).Where(static left => left > TimeSpan.Zero).Min() is { } next ? Requeue.After(next) : Requeue.Never;
        }, workers: 1);
    }
}
