using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers.ServiceAccounts;

/// <summary>Gives every namespace the service account that pods use when they name none.</summary>
internal static class ServiceAccountController
{
    private const string Name = "service-account-controller";
    private const string Default = "default";

    public static IController Create(ControllerContext context)
    {
        var client = context.ClientOf(Name);
        var queue = context.Queue<ObjectKey>(Name);
        var namespaces = context.Informers.Of<Namespace>().Enqueue(queue);
        var accounts = context.Informers.Of<ServiceAccount>();
        accounts.OnChange(c =>
        {
            if (c.IsDeleted && c.Subject.Metadata.Name == Default) queue.Add(new(c.Subject.Metadata.Namespace));
        });
        return context.Reconciler(queue, async (key, cancel) =>
        {
            if (namespaces.Get(key) is not { Status.Phase: not "Terminating", Metadata.DeletionTimestamp: null } || accounts.Get(key.Name, Default) is not null) return Requeue.Never;
            try
            {
                await client.CreateAsync(new ServiceAccount { Metadata = new() { Name = Default, Namespace = key.Name } }, null, cancel);
            }
            catch (ApiException e) when (e.IsAlreadyExists)
            {
                // The cache is behind.
            }

            return Requeue.Never;
        });
    }
}
