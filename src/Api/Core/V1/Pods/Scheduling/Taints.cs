using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Marks by which nodes keep pods away, their effects, and the keys the system itself sets.</summary>
public static class Taints
{
    public const string NoSchedule = "NoSchedule";
    public const string PreferNoSchedule = "PreferNoSchedule";
    public const string NoExecute = "NoExecute";

    public const string NotReady = "node.kubernetes.io/not-ready";
    public const string Unreachable = "node.kubernetes.io/unreachable";
    public const string Unschedulable = "node.kubernetes.io/unschedulable";
    public const string MemoryPressure = "node.kubernetes.io/memory-pressure";
    public const string DiskPressure = "node.kubernetes.io/disk-pressure";
    public const string PidPressure = "node.kubernetes.io/pid-pressure";
    public const string NetworkUnavailable = "node.kubernetes.io/network-unavailable";
    public const string OutOfService = "node.kubernetes.io/out-of-service";

    /// <summary>Two taints with the same key and effect are one, whatever their values.</summary>
    public static bool IsSame(Taint a, Taint b) => a.Key == b.Key && a.Effect == b.Effect;

    public static bool Contains(Items<Taint> taints, Taint taint) => taints.Any(t => IsSame(t, taint));

    /// <summary>The list with the taint in it, in place of the same one.</summary>
    public static Items<Taint> Set(Items<Taint> taints, Taint taint)
    {
        var at = taints.IndexOf(t => IsSame(t, taint));
        return at < 0 ? taints.Add(taint) : taints.With(at, taint);
    }

    public static Items<Taint> Without(Items<Taint> taints, Taint taint) => taints.Where(t => !IsSame(t, taint));

    /// <summary>As messages write it: <c>key=value:effect</c>, with what is empty left out.</summary>
    public static string Text(Taint taint)
    {
        var named = taint.Value.Length == 0 ? taint.Key : $"{taint.Key}={taint.Value}";
        return taint.Effect.Length == 0 ? (taint.Value.Length == 0 ? taint.Key : named + ":") : $"{named}:{taint.Effect}";
    }
}
