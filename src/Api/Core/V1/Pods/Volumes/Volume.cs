using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A volume of a pod. Exactly one source is set.</summary>
[ApiType("io.k8s.api.core.v1.Volume")]
public sealed partial record Volume
{
    /// <summary>Its name in the pod.</summary>
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>A file or directory of the node.</summary>
    [Field("hostPath", 1, Via = "2")]
    public HostPathVolumeSource? HostPath { get; init; }

    /// <summary>A directory that is empty at first and goes with the pod.</summary>
    [Field("emptyDir", 2, Via = "2")]
    public EmptyDirVolumeSource? EmptyDir { get; init; }

    /// <summary>Served by a CSI driver now.</summary>
    [Field("gcePersistentDisk", 3, Via = "2")]
    public GCEPersistentDiskVolumeSource? GcePersistentDisk { get; init; }

    /// <summary>Served by a CSI driver now.</summary>
    [Field("awsElasticBlockStore", 4, Via = "2")]
    public AWSElasticBlockStoreVolumeSource? AwsElasticBlockStore { get; init; }

    /// <summary>Deprecated and off: a clone of a repository.</summary>
    [Field("gitRepo", 5, Via = "2")]
    public GitRepoVolumeSource? GitRepo { get; init; }

    /// <summary>A secret whose entries are files.</summary>
    [Field("secret", 6, Via = "2")]
    public SecretVolumeSource? Secret { get; init; }

    /// <summary>A share of an NFS server.</summary>
    [Field("nfs", 7, Via = "2")]
    public NFSVolumeSource? Nfs { get; init; }

    /// <summary>A disk of an iSCSI target.</summary>
    [Field("iscsi", 8, Via = "2")]
    public ISCSIVolumeSource? Iscsi { get; init; }

    /// <summary>No longer served.</summary>
    [Field("glusterfs", 9, Via = "2")]
    public GlusterfsVolumeSource? Glusterfs { get; init; }

    /// <summary>The volume of a claim.</summary>
    [Field("persistentVolumeClaim", 10, Via = "2")]
    public PersistentVolumeClaimVolumeSource? PersistentVolumeClaim { get; init; }

    /// <summary>No longer served.</summary>
    [Field("rbd", 11, Via = "2")]
    public RBDVolumeSource? Rbd { get; init; }

    /// <summary>Deprecated: a driver of the older interface.</summary>
    [Field("flexVolume", 12, Via = "2")]
    public FlexVolumeSource? FlexVolume { get; init; }

    /// <summary>Served by a CSI driver now.</summary>
    [Field("cinder", 13, Via = "2")]
    public CinderVolumeSource? Cinder { get; init; }

    /// <summary>No longer served.</summary>
    [Field("cephfs", 14, Via = "2")]
    public CephFSVolumeSource? Cephfs { get; init; }

    /// <summary>No longer served.</summary>
    [Field("flocker", 15, Via = "2")]
    public FlockerVolumeSource? Flocker { get; init; }

    /// <summary>Fields of the pod as files.</summary>
    [Field("downwardAPI", 16, Via = "2")]
    public DownwardAPIVolumeSource? DownwardAPI { get; init; }

    /// <summary>A disk on Fibre Channel.</summary>
    [Field("fc", 17, Via = "2")]
    public FCVolumeSource? Fc { get; init; }

    /// <summary>Served by a CSI driver now.</summary>
    [Field("azureFile", 18, Via = "2")]
    public AzureFileVolumeSource? AzureFile { get; init; }

    /// <summary>A config map whose entries are files.</summary>
    [Field("configMap", 19, Via = "2")]
    public ConfigMapVolumeSource? ConfigMap { get; init; }

    /// <summary>Served by a CSI driver now.</summary>
    [Field("vsphereVolume", 20, Via = "2")]
    public VsphereVirtualDiskVolumeSource? VsphereVolume { get; init; }

    /// <summary>No longer served.</summary>
    [Field("quobyte", 21, Via = "2")]
    public QuobyteVolumeSource? Quobyte { get; init; }

    /// <summary>Served by a CSI driver now.</summary>
    [Field("azureDisk", 22, Via = "2")]
    public AzureDiskVolumeSource? AzureDisk { get; init; }

    /// <summary>No longer served.</summary>
    [Field("photonPersistentDisk", 23, Via = "2")]
    public PhotonPersistentDiskVolumeSource? PhotonPersistentDisk { get; init; }

    /// <summary>Served by a CSI driver now.</summary>
    [Field("portworxVolume", 24, Via = "2")]
    public PortworxVolumeSource? PortworxVolume { get; init; }

    /// <summary>No longer served.</summary>
    [Field("scaleIO", 25, Via = "2")]
    public ScaleIOVolumeSource? ScaleIO { get; init; }

    /// <summary>Several sources in one directory.</summary>
    [Field("projected", 26, Via = "2")]
    public ProjectedVolumeSource? Projected { get; init; }

    /// <summary>No longer served.</summary>
    [Field("storageos", 27, Via = "2")]
    public StorageOSVolumeSource? Storageos { get; init; }

    /// <summary>A volume that a CSI driver makes for this pod.</summary>
    [Field("csi", 28, Via = "2")]
    public CSIVolumeSource? Csi { get; init; }

    /// <summary>A volume with a claim of its own that goes with the pod.</summary>
    [Field("ephemeral", 29, Via = "2")]
    public EphemeralVolumeSource? Ephemeral { get; init; }

    /// <summary>The files of an image.</summary>
    [Field("image", 30, Via = "2")]
    public ImageVolumeSource? Image { get; init; }
}
