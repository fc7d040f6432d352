using Keles.Machinery;

namespace Keles.Reconcile;

/// <summary>Finds objects by values computed from them. Not safe by itself: its cache's lock protects it.</summary>
internal sealed class ObjectIndex(Func<IApiObject, IEnumerable<string>> valuesOf)
{
    private readonly Dictionary<string, Dictionary<ObjectKey, IApiObject>> byValue = new(StringComparer.Ordinal);

    public void Change(IApiObject? before, IApiObject? after)
    {
        if (before is not null) foreach (var value in valuesOf(before)) Remove(value, ObjectKey.Of(before));
        if (after is null) return;
        foreach (var value in valuesOf(after))
        {
            if (!byValue.TryGetValue(value, out var objects)) byValue[value] = objects = [];
            objects[ObjectKey.Of(after)] = after;
        }
    }

    public IEnumerable<IApiObject> Find(string value) => byValue.TryGetValue(value, out var objects) ? objects.Values : [];

    private void Remove(string value, ObjectKey key)
    {
        if (!byValue.TryGetValue(value, out var objects)) return;
        objects.Remove(key);
        if (objects.Count == 0) byValue.Remove(value);
    }
}
