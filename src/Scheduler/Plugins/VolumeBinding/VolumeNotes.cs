namespace Keles.Scheduler;

/// <summary>Annotations by which scheduler, binder and provisioner speak about claims and volumes.</summary>
internal static class VolumeNotes
{
    public const string BindCompleted = "pv.kubernetes.io/bind-completed";
    public const string BoundByController = "pv.kubernetes.io/bound-by-controller";
    public const string SelectedNode = "volume.kubernetes.io/selected-node";

    public static bool IsBound(PersistentVolumeClaim claim) => claim.Spec.VolumeName.Length > 0 && claim.Metadata.Annotations.ContainsKey(BindCompleted);
}
