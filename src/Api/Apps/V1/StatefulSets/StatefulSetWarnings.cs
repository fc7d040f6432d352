using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api.Apps.V1;

/// <summary>What a client is told about a stateful set that is valid but odd.</summary>
internal static class StatefulSetWarnings
{
    private static readonly FieldPath Spec = FieldPath.Root("spec");

    public static IEnumerable<string> Of(StatefulSet set, StatefulSet? stored) =>
    [
        .. PodWarnings.OfWorkload(set.Metadata, stored?.Metadata, set.Spec.Template),
        .. set.Spec.VolumeClaimTemplates.Index().SelectMany(static c => ClaimWarnings.OfSpec(c.Item.Spec, Spec.Child("volumeClaimTemplates").Index(c.Index))),
        .. set.Spec.RevisionHistoryLimit < 0 ? ["spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended"] : Array.Empty<string>(),
    ];
}
