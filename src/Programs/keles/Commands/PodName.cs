using Keles.Hosting;

namespace Keles.Programs;

/// <summary>A pod as users of kubectl name it: NAME, pod/NAME, pod NAME, or NAMESPACE/NAME.</summary>
/// <param name="Namespace">Null where the words do not say it.</param>
internal sealed record PodName(string? Namespace, string Name)
{
    private const string Forms = "name one pod as NAME, pod/NAME or NAMESPACE/NAME";

    /// <exception cref="FatalException">The words name no pod, or two namespaces.</exception>
    public static PodName Parse(IReadOnlyList<string> words, string? ns)
    {
        var pod = words switch
        {
            [var one] => One(one, ns),
            [var kind, var name] when IsPod(kind) && !name.Contains('/', StringComparison.Ordinal) => new(ns, name),
            _ => throw Bad($"\"{string.Join(' ', words)}\" is not the name of a pod: {Forms}"),
        };
        return pod.Name.Length > 0 && pod.Namespace != "" ? pod : throw Bad($"\"{string.Join(' ', words)}\" is not the name of a pod: {Forms}");
    }

    private static PodName One(string word, string? ns) => word.Split('/') switch
    {
        [var name] => new(ns, name),
        [var kind, var name] when IsPod(kind) => new(ns, name),
        [var kind, _] when ns is null && IsOther(kind) => throw Bad($"\"{word}\" is no pod, and only pods are scheduled: name one of its pods"),
        [var space, var name] when ns is null || ns == space => new(space, name),
        [var space, _] => throw Bad($"\"{word}\" is in the namespace \"{space}\", and --namespace says \"{ns}\""),
        _ => throw Bad($"\"{word}\" is not the name of a pod: {Forms}"),
    };

    private static bool IsPod(string kind) => kind.ToLowerInvariant() is "pod" or "pods" or "po";

    /// <summary>What makes pods, by the names that kubectl takes; a namespace of such a name can still be given with -n.</summary>
    private static bool IsOther(string kind) => kind.ToLowerInvariant() is "deployment" or "deployments" or "deploy" or "replicaset" or "replicasets" or "rs"
        or "statefulset" or "statefulsets" or "sts" or "daemonset" or "daemonsets" or "ds" or "job" or "jobs" or "cronjob" or "cronjobs" or "cj" or "replicationcontroller" or "replicationcontrollers" or "rc";

    private static FatalException Bad(string message) => new(message, exitCode: ExitCode.Usage);
}
