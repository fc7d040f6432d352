using Keles.Machinery;

namespace Keles.Reconcile;

/// <summary>An informer seen with its type.</summary>
public sealed class Informer<T> where T : class, IApiObject
{
    private const string ByControllerUid = "controller-uid";

    public Informer(Informer untyped) => Untyped = untyped;

    public Informer Untyped { get; }

    public int Count => Untyped.Count;

    public T? Get(ObjectKey key) => (T?)Untyped.Get(key);

    public T? Get(string ns, string name) => Get(new ObjectKey(ns, name));

    /// <summary>All objects, or those of a namespace, as they are now; in no order.</summary>
    public IReadOnlyList<T> List(string ns = "") => Typed(Untyped.List(ns));

    /// <summary>The objects of a namespace whose labels a selector takes.</summary>
    public IReadOnlyList<T> List(string ns, Selector selector) => [.. List(ns).Where(o => selector.Matches(o.Metadata.Labels))];

    public IReadOnlyList<T> Find(string index, string value) => Typed(Untyped.Find(index, value));

    public void AddIndex(string name, Func<T, IEnumerable<string>> valuesOf) => Untyped.AddIndex(name, o => valuesOf((T)o));

    /// <summary>Makes <see cref="ControlledBy"/> work.</summary>
    public Informer<T> WithControllers()
    {
        Untyped.AddIndex(ByControllerUid, static o => o.Metadata.ControllerReference() is { } owner ? [owner.Uid] : []);
        return this;
    }

    /// <summary>The objects whose managing owner has this uid.</summary>
    public IReadOnlyList<T> ControlledBy(string uid) => Find(ByControllerUid, uid);

    /// <inheritdoc cref="Informer.OnChange"/>
    public void OnChange(Action<ObjectChange<T>> handler) => Untyped.OnChange(c => handler(new((T?)c.Before, (T?)c.After, c.FinalStateUnknown)));

    public Task WaitForAsync(string resourceVersion, CancellationToken cancel) => Untyped.WaitForAsync(resourceVersion, cancel);

    private static T[] Typed(IReadOnlyList<IApiObject> objects)
    {
        var typed = new T[objects.Count];
        for (var i = 0; i < typed.Length; i++) typed[i] = (T)objects[i];
        return typed;
    }
}
