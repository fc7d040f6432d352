namespace Keles.Controllers.StatefulSets;

/// <summary>Labels and words of stateful sets.</summary>
internal static class StatefulNames
{
    /// <summary>On a pod: the name of the revision it was made from.</summary>
    public const string Revision = "controller-revision-hash";
    public const string PodName = "statefulset.kubernetes.io/pod-name";
    public const string PodIndex = "apps.kubernetes.io/pod-index";
    public const string Parallel = "Parallel";
    public const string OnDelete = "OnDelete";
    public const string RollingUpdate = "RollingUpdate";
    public const string Delete = "Delete";
}
