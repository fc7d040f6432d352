using Keles.Api;
using Keles.Api.Apps.V1;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>The list of kinds with a scale.</summary>
internal static class Scalings
{
    public static IReadOnlyList<Scaling> All { get; } =
    [
        For<Deployment>(DeploymentKind.Kind, static o => (o.Spec.Replicas, o.Status.Replicas, Text(o.Spec.Selector)), static (o, n) => o with { Spec = o.Spec with { Replicas = n } }),
        For<ReplicaSet>(ReplicaSetKind.Kind, static o => (o.Spec.Replicas, o.Status.Replicas, Text(o.Spec.Selector)), static (o, n) => o with { Spec = o.Spec with { Replicas = n } }),
        For<StatefulSet>(StatefulSetKind.Kind, static o => (o.Spec.Replicas, o.Status.Replicas, Text(o.Spec.Selector)), static (o, n) => o with { Spec = o.Spec with { Replicas = n } }),
        For<ReplicationController>(ReplicationControllerKind.Kind, static o => (o.Spec.Replicas, o.Status.Replicas, Selector.OfLabels(o.Spec.Selector).ToString()), static (o, n) => o with { Spec = o.Spec with { Replicas = n } }),
    ];

    private static Scaling For<T>(Kind kind, Func<T, (int? Wanted, int Present, string Selector)> read, Func<T, int, T> write) where T : class, IApiObject => new(
        kind,
        o => read((T)o) is var (wanted, present, selector) ? (new() { Replicas = wanted ?? 0 }, new() { Replicas = present, Selector = selector }) : default,
        (o, n) => write((T)o, n));

    private static string Text(LabelSelector? selector) => Selector.TryFrom(selector, out var read, out _) ? read.ToString() : "";
}
