using System.Globalization;
using Keles.Machinery;

namespace Keles.Controllers.Deployments;

/// <summary>What deployments note on their replica sets and themselves.</summary>
internal static class DeploymentAnnotations
{
    public const string Revision = "deployment.kubernetes.io/revision";
    public const string RevisionHistory = "deployment.kubernetes.io/revision-history";
    public const string DesiredReplicas = "deployment.kubernetes.io/desired-replicas";
    public const string MaxReplicas = "deployment.kubernetes.io/max-replicas";
    public const string RollbackTo = "deprecated.deployment.rollback.to";
    public const string HashLabel = "pod-template-hash";

    /// <summary>Characters of the list of earlier revisions.</summary>
    private const int HistoryLength = 2000;

    /// <summary>Annotations of a deployment that its replica sets do not get.</summary>
    private static readonly string[] NotCopied =
        ["kubectl.kubernetes.io/last-applied-configuration", Revision, RevisionHistory, DesiredReplicas, MaxReplicas, RollbackTo];

    public static long RevisionOf(IApiObject value) => Number(value, Revision) ?? 0;

    public static long? Number(IApiObject value, string annotation) =>
        long.TryParse(value.Metadata.Annotations.Get(annotation), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A replica set's annotations with those of its deployment laid over, at a revision; earlier revisions of it are kept in its history.</summary>
    public static OrderedMap<string> ForSet(IApiObject deployment, OrderedMap<string> current, long revision)
    {
        var result = current;
        foreach (var (key, value) in deployment.Metadata.Annotations) if (Array.IndexOf(NotCopied, key) < 0) result = result.With(key, value);
        var before = long.TryParse(current.Get(Revision), NumberStyles.None, CultureInfo.InvariantCulture, out var old) ? old : 0;
        if (before >= revision) return result;
        if (before > 0)
        {
            result = result.With(RevisionHistory, WithRevision(current.Get(RevisionHistory) ?? "", before.ToString()));
        }

        return result.With(Revision, revision.ToString());
    }

    /// <summary>A deployment's annotations after its rollback to a set: those of the set, but its own notes.</summary>
    public static OrderedMap<string> AfterRollback(IApiObject deployment, IApiObject set)
    {
        var result = OrderedMap<string>.Empty;
        foreach (var (key, value) in deployment.Metadata.Annotations) if (Array.IndexOf(NotCopied, key) >= 0) result = result.With(key, value);
        foreach (var (key, value) in set.Metadata.Annotations) if (Array.IndexOf(NotCopied, key) < 0) result = result.With(key, value);
        return result.Without(RollbackTo);
    }

    /// <summary>The oldest revisions give way when the list becomes too long.</summary>
    private static string WithRevision(string history, string revision)
    {
        while (history.Length > 0 && history.Length + 1 + revision.Length > HistoryLength)
        {
            var comma = history.IndexOf(',', StringComparison.Ordinal);
            history = comma < 0 ? "" : history[(comma + 1)..];
        }

        return history.Length == 0 ? revision : $"{history},{revision}";
    }

    /// <summary>The annotations that say for which scale the set's own was computed.</summary>
    public static OrderedMap<string> WithScale(OrderedMap<string> current, int desired, int max) =>
        current.With(DesiredReplicas, desired.ToString()).With(MaxReplicas, max.ToString());
}
