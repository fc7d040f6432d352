using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

[ApiType("io.k8s.api.apps.v1.DeploymentSpec")]
public sealed partial record DeploymentSpec
{
    [Field("replicas", 1)]
    public int? Replicas { get; init; }

    [Field("selector", 2, Required = true, Always = true)]
    public LabelSelector? Selector { get; init; }

    [Field("template", 3, Required = true, Always = true)]
    public PodTemplateSpec Template { get; init; } = PodTemplateSpec.Empty;

    [Field("strategy", 4, Strategy = "retainKeys")]
    public DeploymentStrategy Strategy { get; init; } = DeploymentStrategy.Empty;

    [Field("minReadySeconds", 5)]
    public int MinReadySeconds { get; init; }

    [Field("revisionHistoryLimit", 6)]
    public int? RevisionHistoryLimit { get; init; }

    [Field("paused", 7)]
    public bool Paused { get; init; }

    [Field("progressDeadlineSeconds", 9)]
    public int? ProgressDeadlineSeconds { get; init; }
}
