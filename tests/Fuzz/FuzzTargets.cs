using Keles.Fuzz.Tests.Targets;

namespace Keles.Fuzz.Tests;

/// <summary>The list of everything that is fuzzed.</summary>
internal static class FuzzTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        ObjectTargets.Json,
        ObjectTargets.Protobuf,
        TreeTargets.Json,
        TreeTargets.Yaml,
        TreeTargets.Cbor,
        TextTargets.LabelSelector,
        TextTargets.FieldSelector,
        TextTargets.Scalars,
        TextTargets.ManagedFields,
        PatchTargets.JsonPatch,
        PatchTargets.MergePatch,
        PatchTargets.StrategicMergePatch,
        ApplyTargets.Apply,
        CelTargets.Expression,
        TokenTargets.Token,
        TokenTargets.Keys,
    ];
}
