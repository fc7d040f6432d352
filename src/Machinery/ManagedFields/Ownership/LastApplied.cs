using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keles.Machinery.ManagedFields;

/// <summary>
/// The annotation of kubectl's client-side apply. When kubectl goes over to the server's apply, the fields it applied
/// before are its own, and the annotation follows what is applied, so that the way back stays open.
/// </summary>
internal static class LastApplied
{
    public const string Manager = "kubectl";
    private const string Annotation = "kubectl.kubernetes.io/last-applied-configuration";
    private const int LongestAnnotations = 256 * 1024;

    public static string? Of(JsonObject value) => Annotations(value)?[Annotation] is JsonValue text && text.TryGetValue<string>(out var json) ? json : null;

    /// <summary>The fields that the annotation and the stored object agree on; empty where that cannot be told.</summary>
    public static FieldSet OwnFields(TypedObject live, string apiVersion)
    {
        if (live.Value is not JsonObject value || Of(value) is not { Length: > 0 } text || Parse(text) is not { } applied
            || (string?)(applied["apiVersion"] as JsonValue) != apiVersion
            || TypedValidation.Check(applied, live.Schema, allowDuplicates: false) is not null)
        {
            return FieldSet.Empty;
        }

        var config = live with { Value = applied };
        var changes = config.Compare(live);
        return config.Fields().Difference(changes.Modified).Difference(changes.Added).Difference(changes.Removed);
    }

    /// <summary>Writes what is applied into the annotation, where there is one; drops it where it grew too large.</summary>
    public static void Follow(JsonObject merged, JsonObject patch)
    {
        if (Of(merged) is not { Length: > 0 })
        {
            return;
        }

        var applied = patch.DeepClone().AsObject();
        if (Annotations(applied) is { } given && given.Remove(Annotation) && given.Count == 0)
        {
            applied["metadata"]!.AsObject().Remove("annotations");
        }

        var annotations = Annotations(merged)!;
        annotations[Annotation] = GoJson.Write(applied) + "\n";
        if (annotations.Sum(static a => Encoding.UTF8.GetByteCount(a.Key) + Encoding.UTF8.GetByteCount((string?)a.Value ?? "")) > LongestAnnotations)
        {
            annotations.Remove(Annotation);
        }
    }

    private static JsonObject? Annotations(JsonObject value) => (value["metadata"] as JsonObject)?["annotations"] as JsonObject;

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new() { MaxDepth = Limits.JsonDepth }) as JsonObject;
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException)
        {
            return null;
        }
    }
}
