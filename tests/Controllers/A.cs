using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Controllers.Tests;

/// <summary>Objects as tests speak of them.</summary>
internal static class A
{
    public const string Ns = "shop";

    public static OrderedMap<string> Labels(params ReadOnlySpan<(string, string)> labels) => OrderedMap<string>.Of(labels);

    public static PodTemplateSpec Template(string image = "nginx:1", string app = "web") => new()
    {
        Metadata = new() { Labels = Labels(("app", app)) },
        Spec = new() { Containers = [new() { Name = "c", Image = image }] },
    };

    public static LabelSelector Selector(string app = "web") => new() { MatchLabels = Labels(("app", app)) };

    public static Pod Pod(string name, string app = "web", string node = "") => new()
    {
        Metadata = new() { Name = name, Namespace = Ns, Labels = Labels(("app", app)) },
        Spec = new() { NodeName = node, Containers = [new() { Name = "c", Image = "nginx:1" }] },
    };

    public static ReplicaSet ReplicaSet(int replicas, string name = "web") => new()
    {
        Metadata = new() { Name = name, Namespace = Ns },
        Spec = new() { Replicas = replicas, Selector = Selector(), Template = Template() },
    };

    public static Deployment Deployment(int replicas, string image = "nginx:1", IntOrString? surge = null, IntOrString? unavailable = null) => new()
    {
        Metadata = new() { Name = "web", Namespace = Ns },
        Spec = new()
        {
            Replicas = replicas,
            Selector = Selector(),
            Template = Template(image),
            RevisionHistoryLimit = 10,
            ProgressDeadlineSeconds = 600,
            Strategy = new() { Type = "RollingUpdate", RollingUpdate = new() { MaxSurge = surge ?? "25%", MaxUnavailable = unavailable ?? "25%" } },
        },
    };
}
