namespace Keles.Controllers.Volumes;

/// <summary>Notes on claims and volumes that binder, provisioner, scheduler and node agents share.</summary>
public static class VolumeAnnotations
{
    public const string BindCompleted = "pv.kubernetes.io/bind-completed";
    public const string BoundByController = "pv.kubernetes.io/bound-by-controller";
    public const string ProvisionedBy = "pv.kubernetes.io/provisioned-by";
    public const string SelectedNode = "volume.kubernetes.io/selected-node";
    public const string StorageProvisioner = "volume.kubernetes.io/storage-provisioner";
    public const string BetaStorageProvisioner = "volume.beta.kubernetes.io/storage-provisioner";

    /// <summary>The provisioner of class <c>standard</c>, and the finalizer that its volumes carry.</summary>
    /// <remarks>
    /// The protocol with the node: a volume provisioned by this is of type <c>local</c>, carries affinity to one node
    /// (kubernetes.io/hostname) and this finalizer. That node's agent makes the directory when it first mounts the volume (mode 0777).
    /// When the volume has a time of deletion, the agent removes the directory and then the finalizer. If the node object is gone,
    /// the binder takes the finalizer away itself.
    /// </remarks>
    public const string LocalPath = "keles.io/local-path";
}
