using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Api.Autoscaling.V2;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Current = Keles.Api.Autoscaling.V2;

namespace Keles.Api.Autoscaling.V1;

/// <summary>The annotations in which the old form of an autoscaler carries what it has no fields for.</summary>
internal static class MetricAnnotations
{
    private const string SpecsKey = "autoscaling.alpha.kubernetes.io/metrics";
    private const string StatusesKey = "autoscaling.alpha.kubernetes.io/current-metrics";
    private const string ConditionsKey = "autoscaling.alpha.kubernetes.io/conditions";
    private const string BehaviorKey = "autoscaling.alpha.kubernetes.io/behavior";

    public static Items<MetricSpec> Specs(OrderedMap<string> annotations) => List(annotations, SpecsKey, OldMetrics.ReadSpec);

    public static Items<MetricStatus> Statuses(OrderedMap<string> annotations) => List(annotations, StatusesKey, OldMetrics.ReadStatus);

    public static Items<HorizontalPodAutoscalerCondition> Conditions(OrderedMap<string> annotations) =>
        List(annotations, ConditionsKey, static o => JsonForm.Read<HorizontalPodAutoscalerCondition>(o)!);

    public static HorizontalPodAutoscalerBehavior? Behavior(OrderedMap<string> annotations) =>
        Parse(annotations, BehaviorKey) is JsonObject tree && Try(() => JsonForm.Read<HorizontalPodAutoscalerBehavior>(Renamed(tree, char.ToLowerInvariant))) is { } behavior
        && behavior != HorizontalPodAutoscalerBehavior.Empty ? behavior : null;

    public static OrderedMap<string> Drop(OrderedMap<string> annotations) =>
        annotations.Without(SpecsKey).Without(StatusesKey).Without(ConditionsKey).Without(BehaviorKey);

    /// <param name="metrics">Those that the old form has no field for.</param>
    public static OrderedMap<string> Carry(Current.HorizontalPodAutoscaler stored, Items<MetricSpec> metrics)
    {
        var annotations = Drop(stored.Metadata.Annotations);
        if (!metrics.IsEmpty) annotations = annotations.With(SpecsKey, Text(metrics.Select(OldMetrics.WriteSpec)));
        if (!stored.Status.CurrentMetrics.IsEmpty) annotations = annotations.With(StatusesKey, Text(stored.Status.CurrentMetrics.Select(OldMetrics.WriteStatus)));
        if (!stored.Status.Conditions.IsEmpty) annotations = annotations.With(ConditionsKey, Text(stored.Status.Conditions.Select(JsonForm.Of)));

        // Upstream writes this one with the names of its own structs, capitals first.
        return stored.Spec.Behavior is null ? annotations : annotations.With(BehaviorKey, Renamed(JsonForm.Of(stored.Spec.Behavior), char.ToUpperInvariant)!.ToJsonString());
    }

    private static string Text(IEnumerable<JsonNode> items) => new JsonArray([.. items]).ToJsonString();

    /// <summary>Whatever is no well-formed list counts as none: the annotation is the client's to spoil.</summary>
    private static Items<T> List<T>(OrderedMap<string> annotations, string key, Func<JsonObject, T> read) =>
        Parse(annotations, key) is JsonArray array ? Try(() => array.OfType<JsonObject>().Select(read).ToItemsOrNull()) : default;

    private static JsonNode? Parse(OrderedMap<string> annotations, string key) =>
        annotations.TryGetValue(key, out var text) ? Try(() => JsonNode.Parse(text)) : null;

    private static T? Try<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is JsonException or DecodeException)
        {
            return default;
        }
    }

    private static JsonNode? Renamed(JsonNode? tree, Func<char, char> first) => tree switch
    {
        JsonObject o => new JsonObject(o.Select(p => KeyValuePair.Create(p.Key.Length == 0 ? p.Key : first(p.Key[0]) + p.Key[1..], Renamed(p.Value, first)))),
        JsonArray a => new JsonArray([.. a.Select(n => Renamed(n, first))]),
        _ => tree?.DeepClone(),
    };
}
