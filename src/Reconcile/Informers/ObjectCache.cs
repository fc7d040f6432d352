using Keles.Machinery;

namespace Keles.Reconcile;

/// <summary>The objects an informer knows, with indexes. Holds references only: the records themselves are shared by all.</summary>
/// <remarks>Safe from any thread. <c>gate</c> protects everything here; nothing is called while it is held but index functions, which are pure.</remarks>
internal sealed class ObjectCache
{
    private const string ByNamespace = "namespace";

    private readonly Lock gate = new();
    private readonly Dictionary<ObjectKey, IApiObject> objects = [];
    private readonly Dictionary<string, ObjectIndex> indexes = new(StringComparer.Ordinal);

    public int Count
    {
        get
        {
            lock (gate) return objects.Count;
        }
    }

    public IApiObject? Get(ObjectKey key)
    {
        lock (gate) return objects.GetValueOrDefault(key);
    }

    public IApiObject[] List(string ns)
    {
        if (ns.Length == 0) lock (gate) return [.. objects.Values];

        // Made when it is first asked for: some caches are large and nobody ever asks them by namespace.
        AddIndex(ByNamespace, static o => [o.Metadata.Namespace]);
        return Find(ByNamespace, ns);
    }

    public IApiObject[] Find(string index, string value)
    {
        lock (gate) return [.. indexes[index].Find(value)];
    }

    /// <summary>Adds an index over what is here and what will come; a name that exists keeps its first meaning.</summary>
    public void AddIndex(string name, Func<IApiObject, IEnumerable<string>> valuesOf)
    {
        lock (gate)
        {
            if (indexes.ContainsKey(name)) return;
            var index = indexes[name] = new(valuesOf);
            foreach (var value in objects.Values) index.Change(null, value);
        }
    }

    /// <summary>Puts an object in or takes one out, and says what was there before.</summary>
    public IApiObject? Set(ObjectKey key, IApiObject? after)
    {
        lock (gate)
        {
            var before = objects.GetValueOrDefault(key);
            if (after is not null) objects[key] = after;
            else objects.Remove(key);
            foreach (var index in indexes.Values) index.Change(before, after);
            return before;
        }
    }

    /// <summary>The keys of all objects that a list did not contain.</summary>
    public ObjectKey[] Except(IReadOnlySet<ObjectKey> listed)
    {
        lock (gate) return [.. objects.Keys.Where(k => !listed.Contains(k))];
    }
}
