using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.Tests.StatefulSets;

/// <summary>Stateful sets as tests speak of them.</summary>
internal static class AStatefulSet
{
    public const string Name = "db";

    public static StatefulSet Of(int replicas, Func<StatefulSetSpec, StatefulSetSpec>? change = null, string image = "nginx:1")
    {
        var spec = new StatefulSetSpec
        {
            Replicas = replicas,
            ServiceName = "db-peers",
            Selector = A.Selector("db"),
            Template = A.Template(image, "db"),
            PodManagementPolicy = "OrderedReady",
            UpdateStrategy = new() { Type = "RollingUpdate", RollingUpdate = new() { Partition = 0 } },
            RevisionHistoryLimit = 10,
            PersistentVolumeClaimRetentionPolicy = new() { WhenDeleted = "Retain", WhenScaled = "Retain" },
        };
        return new() { Metadata = new() { Name = Name, Namespace = A.Ns }, Spec = change?.Invoke(spec) ?? spec };
    }

    public static StatefulSetSpec Parallel(StatefulSetSpec spec) => spec with { PodManagementPolicy = "Parallel" };

    public static StatefulSetSpec WithData(StatefulSetSpec spec, string whenDeleted = "Retain", string whenScaled = "Retain") => spec with
    {
        VolumeClaimTemplates =
        [
            new()
            {
                Metadata = new() { Name = "data", Labels = A.Labels(("kind", "disk")) },
                Spec = new() { AccessModes = ["ReadWriteOnce"], Resources = new() { Requests = OrderedMap<Quantity>.Of(("storage", Quantity.Parse("1Gi"))) } },
            },
        ],
        PersistentVolumeClaimRetentionPolicy = new() { WhenDeleted = whenDeleted, WhenScaled = whenScaled },
    };

    public static StatefulSetSpec Partition(StatefulSetSpec spec, int partition) => spec with { UpdateStrategy = new() { Type = "RollingUpdate", RollingUpdate = new() { Partition = partition } } };

    public static Func<StatefulSet, StatefulSet> Image(string image) => s => s with { Spec = s.Spec with { Template = A.Template(image, "db") } };
}
