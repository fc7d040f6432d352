using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

[ApiType("io.k8s.api.apps.v1.DaemonSetSpec")]
public sealed partial record DaemonSetSpec
{
    [Field("selector", 1, Required = true, Always = true)]
    public LabelSelector? Selector { get; init; }

    [Field("template", 2, Required = true, Always = true)]
    public PodTemplateSpec Template { get; init; } = PodTemplateSpec.Empty;

    [Field("updateStrategy", 3)]
    public DaemonSetUpdateStrategy UpdateStrategy { get; init; } = DaemonSetUpdateStrategy.Empty;

    [Field("minReadySeconds", 4)]
    public int MinReadySeconds { get; init; }

    [Field("revisionHistoryLimit", 6)]
    public int? RevisionHistoryLimit { get; init; }
}
