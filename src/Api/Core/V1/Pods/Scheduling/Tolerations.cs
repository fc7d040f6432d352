using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Which taints a pod puts up with.</summary>
public static class Tolerations
{
    /// <summary>An empty effect stands for every effect, an empty key (with Exists) for every key.</summary>
    public static bool Tolerates(this Toleration toleration, Taint taint)
    {
        if (toleration.Effect.Length > 0 && toleration.Effect != taint.Effect) return false;
        if (toleration.Key.Length > 0 && toleration.Key != taint.Key) return false;
        return toleration.Operator switch
        {
            "" or "Equal" => toleration.Value == taint.Value,
            "Exists" => true,
            "Lt" => TryCompare(taint.Value, toleration.Value, out var order) && order < 0,
            "Gt" => TryCompare(taint.Value, toleration.Value, out var order) && order > 0,
            _ => false,
        };
    }

    public static bool Tolerate(Items<Toleration> tolerations, Taint taint) => tolerations.Any(t => t.Tolerates(taint));

    /// <summary>The first taint that counts and that nothing tolerates; null when there is none.</summary>
    public static Taint? FirstUntolerated(Items<Taint> taints, Items<Toleration> tolerations, Func<Taint, bool> counts) =>
        taints.Find(t => counts(t) && !Tolerate(tolerations, t));

    /// <summary>The tolerations that answer the taints, and whether each taint has one.</summary>
    public static (bool All, Items<Toleration> Matching) Match(Items<Taint> taints, Items<Toleration> tolerations)
    {
        var all = true;
        var matching = new List<Toleration>();
        foreach (var taint in taints)
        {
            var found = tolerations.Find(t => t.Tolerates(taint));
            if (found is null) all = false;
            else matching.Add(found);
        }

        return (all, matching.ToItems());
    }

    /// <summary>
    /// How long a pod may stay on a node with these taints once all are tolerated: the shortest of the times; null for ever.
    /// </summary>
    public static TimeSpan? LeastTime(Items<Toleration> matching)
    {
        TimeSpan? least = null;
        foreach (var toleration in matching)
        {
            if (toleration.TolerationSeconds is not { } seconds) continue;
            var time = Seconds.Span(Math.Max(0, seconds));
            if (least is null || time < least) least = time;
        }

        return least;
    }

    private static bool TryCompare(string taint, string toleration, out int order)
    {
        order = 0;
        if (!GoInteger.TryParse(taint, out var a, out _) || !GoInteger.TryParse(toleration, out var b, out _)) return false;
        order = a.CompareTo(b);
        return true;
    }
}
