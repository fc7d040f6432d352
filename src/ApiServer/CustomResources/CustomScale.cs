using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Api.ApiExtensions.V1;
using Keles.Api.Autoscaling.V1;
using Keles.Api.CustomResources;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>The scale of a custom resource: the definition says in which fields its numbers are.</summary>
internal static class CustomScale
{
    /// <summary>Null for a subresource that is no scale.</summary>
    public static ISubresource? Of(ResourceApi api, CustomKind kind, string name) =>
        name == "scale" && kind.Custom.Scale is { } paths ? new ScaleSubresource(api, Scaling(kind, paths)) : null;

    private static Scaling Scaling(CustomKind kind, CustomResourceSubresourceScale paths)
    {
        var (wanted, present) = (SimplePath.Of(paths.SpecReplicasPath), SimplePath.Of(paths.StatusReplicasPath));
        var selector = paths.LabelSelectorPath is { Length: > 0 } path ? SimplePath.Of(path) : null;
        return new(
            kind,
            o => Read((CustomObject)o, wanted, present, selector),
            (o, replicas) => wanted.With((CustomObject)o, JsonValue.Create(replicas)))
        {
            Owners = new(kind.ApiVersion, new HashSet<string>(StringComparer.Ordinal) { kind.ApiVersion }, paths.SpecReplicasPath.Split('.', StringSplitOptions.RemoveEmptyEntries)),
            Missing = o => Number(wanted.Find((CustomObject)o)) is null ? $"the spec replicas field {GoQuote.Quote(paths.SpecReplicasPath)} does not exist" : null,
        };
    }

    private static (ScaleSpec Spec, ScaleStatus Status) Read(CustomObject value, SimplePath wanted, SimplePath present, SimplePath? selector) => (
        new() { Replicas = Number(wanted.Find(value)) ?? 0 },
        new() { Replicas = Number(present.Find(value)) ?? 0, Selector = Text(selector?.Find(value)) });

    private static int? Number(JsonNode? value) => value?.GetValueKind() == JsonValueKind.Number && JsonNumber.TryInteger(value, out var number) ? (int)number : null;

    private static string Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "";
}
