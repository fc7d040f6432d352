using Keles.Api;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Controllers;

/// <summary>The usual ways from a change to a key.</summary>
internal static class Enqueueing
{
    /// <summary>Every change of an object asks for work on it.</summary>
    public static Informer<T> Enqueue<T>(this Informer<T> informer, WorkQueue<ObjectKey> queue) where T : class, IApiObject
    {
        informer.OnChange(c => queue.Add(ObjectKey.Of(c.Subject)));
        return informer;
    }

    /// <summary>Asks for work on each of some objects.</summary>
    public static void AddAll(this WorkQueue<ObjectKey> queue, IEnumerable<IApiObject> objects)
    {
        foreach (var value in objects) queue.Add(ObjectKey.Of(value));
    }

    /// <summary>Every change of an object asks for work on the one that manages it, and when that changes also on the one before.</summary>
    public static Informer<T> EnqueueController<T>(this Informer<T> informer, Kind ownerKind, WorkQueue<ObjectKey> queue) where T : class, IApiObject
    {
        informer.OnChange(c =>
        {
            if (c.Before is not null) Add(c.Before);
            if (c.After is not null) Add(c.After);
        });
        return informer;

        void Add(T value)
        {
            if (value.Metadata.ControllerReference() is { } owner && owner.Kind == ownerKind.Name && GroupOf(owner.ApiVersion) == ownerKind.Group)
            {
                queue.Add(new(ownerKind.Namespaced ? value.Metadata.Namespace : "", owner.Name));
            }
        }
    }

    private static string GroupOf(string apiVersion)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? "" : apiVersion[..slash];
    }
}
