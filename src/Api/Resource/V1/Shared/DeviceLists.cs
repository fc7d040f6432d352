using Keles.Machinery;

namespace Keles.Api.Resource.V1;

/// <summary>Lists with a limit: of one that is too long nothing else is said.</summary>
internal static class DeviceLists
{
    /// <param name="most">Negative when there is no limit.</param>
    public static void Each<T>(Items<T> items, int most, FieldPath path, FieldErrors errors, Action<T, FieldPath, FieldErrors> check)
    {
        if (most >= 0 && items.Count > most)
        {
            errors.TooMany(path, items.Count, most);
            return;
        }

        for (var i = 0; i < items.Count; i++) check(items[i], path.Index(i), errors);
    }

    /// <summary>A list in which no key comes twice.</summary>
    public static void Set<T>(Items<T> items, int most, FieldPath path, FieldErrors errors, Action<T, FieldPath, FieldErrors> check, Func<T, object> key)
    {
        Each(items, most, path, errors, check);
        if (most >= 0 && items.Count > most) return;
        var seen = new HashSet<object>();
        for (var i = 0; i < items.Count; i++) if (!seen.Add(key(items[i]))) errors.Duplicate(path.Index(i), key(items[i]));
    }
}
