using Keles.Api.Core.V1;
using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

/// <summary>What a deployment is to be.</summary>
[ApiType("io.k8s.api.apps.v1.DeploymentSpec")]
public sealed partial record DeploymentSpec
{
    /// <summary>How many pods; 1 if nothing is said.</summary>
    [Field("replicas", 1)]
    public int? Replicas { get; init; }

    /// <summary>The pods it looks after; must match the template's labels. It cannot be changed.</summary>
    [Field("selector", 2, Required = true, Always = true)]
    public LabelSelector? Selector { get; init; }

    /// <summary>The pods it makes. The only restart policy is Always.</summary>
    [Field("template", 3, Required = true, Always = true)]
    public PodTemplateSpec Template { get; init; } = PodTemplateSpec.Empty;

    /// <summary>How pods are replaced.</summary>
    [Field("strategy", 4, Strategy = "retainKeys")]
    public DeploymentStrategy Strategy { get; init; } = DeploymentStrategy.Empty;

    /// <summary>How long a new pod must be ready to count as available.</summary>
    [Field("minReadySeconds", 5)]
    public int MinReadySeconds { get; init; }

    /// <summary>How many old replica sets are kept to go back to; 10 if nothing is said.</summary>
    [Field("revisionHistoryLimit", 6)]
    public int? RevisionHistoryLimit { get; init; }

    /// <summary>A change of the template is not carried out for the present.</summary>
    [Field("paused", 7)]
    public bool Paused { get; init; }

    /// <summary>After how many seconds without progress the deployment says so; 600 if nothing is said.</summary>
    [Field("progressDeadlineSeconds", 9)]
    public int? ProgressDeadlineSeconds { get; init; }
}
