using System.Text.Json.Nodes;
using Keles.Api.Autoscaling.V2;
using Keles.Machinery;

namespace Keles.Api.Autoscaling.V1;

/// <summary>Metrics in the shape that annotations of the old autoscaler have: names and targets side by side instead of nested.</summary>
internal static class OldMetrics
{
    public static JsonNode WriteSpec(MetricSpec m) => new JsonObject().Set("type", m.Type)
        .Set("object", m.Object is { } o ? new JsonObject().Set("target", JsonForm.Of(o.DescribedObject)).Metric(o.Metric, "selector")
            .Set("targetValue", Text(o.Target.Value) ?? "0").Set("averageValue", Text(o.Target.AverageValue)) : null)
        .Set("pods", m.Pods is { } p ? new JsonObject().Metric(p.Metric, "selector").Set("targetAverageValue", Text(p.Target.AverageValue) ?? "0") : null)
        .Set("resource", m.Resource is { } r ? Resource(r.Name, r.Target) : null)
        .Set("external", m.External is { } e ? new JsonObject().Metric(e.Metric, "metricSelector")
            .Set("targetValue", Text(e.Target.Value)).Set("targetAverageValue", Text(e.Target.AverageValue)) : null)
        .Set("containerResource", m.ContainerResource is { } c ? Resource(c.Name, c.Target).Set("container", c.Container) : null);

    public static JsonNode WriteStatus(MetricStatus m) => new JsonObject().Set("type", m.Type)
        .Set("object", m.Object is { } o ? new JsonObject().Set("target", JsonForm.Of(o.DescribedObject)).Metric(o.Metric, "selector")
            .Set("currentValue", Text(o.Current.Value) ?? "0").Set("averageValue", Text(o.Current.AverageValue)) : null)
        .Set("pods", m.Pods is { } p ? new JsonObject().Metric(p.Metric, "selector").Set("currentAverageValue", Text(p.Current.AverageValue) ?? "0") : null)
        .Set("resource", m.Resource is { } r ? Resource(r.Name, r.Current) : null)
        .Set("external", m.External is { } e ? new JsonObject().Metric(e.Metric, "metricSelector")
            .Set("currentValue", Text(e.Current.Value) ?? "0").Set("currentAverageValue", Text(e.Current.AverageValue)) : null)
        .Set("containerResource", m.ContainerResource is { } c ? Resource(c.Name, c.Current).Set("container", c.Container) : null);

    public static MetricSpec ReadSpec(JsonObject tree) => new()
    {
        Type = Name(tree["type"]),
        Object = tree["object"] is JsonObject o ? new()
        {
            DescribedObject = JsonForm.Read<V2.CrossVersionObjectReference>(o["target"]) ?? V2.CrossVersionObjectReference.Empty,
            Metric = Identifier(o, "selector"),
            Target = Target(o["averageValue"] is null ? "Value" : "AverageValue", o["targetValue"], o["averageValue"], null),
        } : null,
        Pods = tree["pods"] is JsonObject p ? new() { Metric = Identifier(p, "selector"), Target = Target("AverageValue", null, p["targetAverageValue"], null) } : null,
        Resource = tree["resource"] is JsonObject r ? new() { Name = Name(r["name"]), Target = ResourceTarget(r) } : null,
        External = tree["external"] is JsonObject e ? new()
        {
            Metric = Identifier(e, "metricSelector"),
            Target = Target(e["targetValue"] is null ? "AverageValue" : "Value", e["targetValue"], e["targetAverageValue"], null),
        } : null,
        ContainerResource = tree["containerResource"] is JsonObject c ? new() { Name = Name(c["name"]), Container = Name(c["container"]), Target = ResourceTarget(c) } : null,
    };

    public static MetricStatus ReadStatus(JsonObject tree) => new()
    {
        Type = Name(tree["type"]),
        Object = tree["object"] is JsonObject o ? new()
        {
            DescribedObject = JsonForm.Read<V2.CrossVersionObjectReference>(o["target"]) ?? V2.CrossVersionObjectReference.Empty,
            Metric = Identifier(o, "selector"),
            Current = Value(o["currentValue"], o["averageValue"], null),
        } : null,
        Pods = tree["pods"] is JsonObject p ? new() { Metric = Identifier(p, "selector"), Current = Value(null, p["currentAverageValue"], null) } : null,
        Resource = tree["resource"] is JsonObject r ? new() { Name = Name(r["name"]), Current = Value(null, r["currentAverageValue"], r["currentAverageUtilization"]) } : null,
        External = tree["external"] is JsonObject e ? new() { Metric = Identifier(e, "metricSelector"), Current = Value(e["currentValue"], e["currentAverageValue"], null) } : null,
        ContainerResource = tree["containerResource"] is JsonObject c ? new()
        {
            Name = Name(c["name"]), Container = Name(c["container"]), Current = Value(null, c["currentAverageValue"], c["currentAverageUtilization"]),
        } : null,
    };

    private static JsonObject Resource(string name, MetricTarget target) => new JsonObject().Set("name", name)
        .Set("targetAverageUtilization", target.AverageUtilization is { } percent ? JsonValue.Create(percent) : null).Set("targetAverageValue", Text(target.AverageValue));

    private static JsonObject Resource(string name, MetricValueStatus current) => new JsonObject().Set("name", name)
        .Set("currentAverageUtilization", current.AverageUtilization is { } percent ? JsonValue.Create(percent) : null).Set("currentAverageValue", Text(current.AverageValue) ?? "0");

    private static MetricTarget ResourceTarget(JsonObject tree) =>
        Target(tree["targetAverageUtilization"] is null ? "AverageValue" : "Utilization", null, tree["targetAverageValue"], tree["targetAverageUtilization"]);

    private static MetricTarget Target(string type, JsonNode? value, JsonNode? average, JsonNode? percent) =>
        new() { Type = type, Value = JsonForm.Amount(value), AverageValue = JsonForm.Amount(average), AverageUtilization = JsonForm.Number(percent) };

    private static MetricValueStatus Value(JsonNode? value, JsonNode? average, JsonNode? percent) =>
        new() { Value = JsonForm.Amount(value), AverageValue = JsonForm.Amount(average), AverageUtilization = JsonForm.Number(percent) };

    private static MetricIdentifier Identifier(JsonObject tree, string selector) => new() { Name = Name(tree["metricName"]), Selector = JsonForm.Read<LabelSelector>(tree[selector]) };

    private static JsonObject Metric(this JsonObject tree, MetricIdentifier metric, string selector) =>
        tree.Set("metricName", metric.Name).Set(selector, metric.Selector is null ? null : JsonForm.Of(metric.Selector));

    /// <summary>Sets a member unless there is nothing to set.</summary>
    private static JsonObject Set(this JsonObject tree, string name, JsonNode? value)
    {
        if (value is not null) tree[name] = value;
        return tree;
    }

    private static string? Text(Quantity? amount) => amount?.ToString();

    private static string Name(JsonNode? tree) => JsonForm.Text(tree) ?? "";
}
