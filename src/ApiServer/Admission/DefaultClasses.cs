using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Classes that an annotation marks as the one for everybody.</summary>
internal static class DefaultClasses
{
    /// <summary>The name of the marked class; of several the newest, and among equally old ones the first by name.</summary>
    public static string? Newest(IEnumerable<IApiObject> classes, params string[] marks) => Marked(classes, marks).FirstOrDefault()?.Name;

    public static IEnumerable<ObjectMeta> Marked(IEnumerable<IApiObject> classes, params string[] marks) => classes
        .Select(static c => c.Metadata)
        .Where(m => marks.Any(mark => m.Annotations.Get(mark) == "true"))
        .OrderByDescending(static m => m.CreationTimestamp)
        .ThenBy(static m => m.Name, StringComparer.Ordinal);
}
