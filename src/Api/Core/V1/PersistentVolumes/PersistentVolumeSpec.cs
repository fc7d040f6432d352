using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>What a piece of storage is. Exactly one source is set.</summary>
[ApiType("io.k8s.api.core.v1.PersistentVolumeSpec")]
public sealed partial record PersistentVolumeSpec
{
    /// <summary>Its size.</summary>
    [Field("capacity", 1)]
    public OrderedMap<Quantity> Capacity { get; init; }

    /// <summary>Served by a CSI driver now.</summary>
    [Field("gcePersistentDisk", 1, Via = "2")]
    public GCEPersistentDiskVolumeSource? GcePersistentDisk { get; init; }

    /// <summary>Served by a CSI driver now.</summary>
    [Field("awsElasticBlockStore", 2, Via = "2")]
    public AWSElasticBlockStoreVolumeSource? AwsElasticBlockStore { get; init; }

    /// <summary>A directory of the node; for trying things on one node only.</summary>
    [Field("hostPath", 3, Via = "2")]
    public HostPathVolumeSource? HostPath { get; init; }

    /// <summary>No longer served.</summary>
    [Field("glusterfs", 4, Via = "2")]
    public GlusterfsPersistentVolumeSource? Glusterfs { get; init; }

    /// <summary>A share of an NFS server.</summary>
    [Field("nfs", 5, Via = "2")]
    public NFSVolumeSource? Nfs { get; init; }

    /// <summary>No longer served.</summary>
    [Field("rbd", 6, Via = "2")]
    public RBDPersistentVolumeSource? Rbd { get; init; }

    /// <summary>A disk of an iSCSI target.</summary>
    [Field("iscsi", 7, Via = "2")]
    public ISCSIPersistentVolumeSource? Iscsi { get; init; }

    /// <summary>Served by a CSI driver now.</summary>
    [Field("cinder", 8, Via = "2")]
    public CinderPersistentVolumeSource? Cinder { get; init; }

    /// <summary>No longer served.</summary>
    [Field("cephfs", 9, Via = "2")]
    public CephFSPersistentVolumeSource? Cephfs { get; init; }

    /// <summary>A disk on Fibre Channel.</summary>
    [Field("fc", 10, Via = "2")]
    public FCVolumeSource? Fc { get; init; }

    /// <summary>No longer served.</summary>
    [Field("flocker", 11, Via = "2")]
    public FlockerVolumeSource? Flocker { get; init; }

    /// <summary>Deprecated: a driver of the older interface.</summary>
    [Field("flexVolume", 12, Via = "2")]
    public FlexPersistentVolumeSource? FlexVolume { get; init; }

    /// <summary>Served by a CSI driver now.</summary>
    [Field("azureFile", 13, Via = "2")]
    public AzureFilePersistentVolumeSource? AzureFile { get; init; }

    /// <summary>Served by a CSI driver now.</summary>
    [Field("vsphereVolume", 14, Via = "2")]
    public VsphereVirtualDiskVolumeSource? VsphereVolume { get; init; }

    /// <summary>No longer served.</summary>
    [Field("quobyte", 15, Via = "2")]
    public QuobyteVolumeSource? Quobyte { get; init; }

    /// <summary>Served by a CSI driver now.</summary>
    [Field("azureDisk", 16, Via = "2")]
    public AzureDiskVolumeSource? AzureDisk { get; init; }

    /// <summary>No longer served.</summary>
    [Field("photonPersistentDisk", 17, Via = "2")]
    public PhotonPersistentDiskVolumeSource? PhotonPersistentDisk { get; init; }

    /// <summary>Served by a CSI driver now.</summary>
    [Field("portworxVolume", 18, Via = "2")]
    public PortworxVolumeSource? PortworxVolume { get; init; }

    /// <summary>No longer served.</summary>
    [Field("scaleIO", 19, Via = "2")]
    public ScaleIOPersistentVolumeSource? ScaleIO { get; init; }

    /// <summary>A directory or disk of one node.</summary>
    [Field("local", 20, Via = "2")]
    public LocalVolumeSource? Local { get; init; }

    /// <summary>No longer served.</summary>
    [Field("storageos", 21, Via = "2")]
    public StorageOSPersistentVolumeSource? Storageos { get; init; }

    /// <summary>A volume of a CSI driver.</summary>
    [Field("csi", 22, Via = "2")]
    public CSIPersistentVolumeSource? Csi { get; init; }

    /// <summary>How it can be mounted.</summary>
    [Field("accessModes", 3, List = ListType.Atomic)]
    public Items<string> AccessModes { get; init; }

    /// <summary>The claim it is bound to.</summary>
    [Field("claimRef", 4, Map = MapType.Granular)]
    public ObjectReference? ClaimRef { get; init; }

    /// <summary>What becomes of it when its claim goes: Retain, Delete, or the deprecated Recycle.</summary>
    [Field("persistentVolumeReclaimPolicy", 5, Enum = "Delete|Recycle|Retain")]
    public string PersistentVolumeReclaimPolicy { get; init; } = "";

    /// <summary>Its class; empty when it has none.</summary>
    [Field("storageClassName", 6)]
    public string StorageClassName { get; init; } = "";

    /// <summary>Options of the mount.</summary>
    [Field("mountOptions", 7, List = ListType.Atomic)]
    public Items<string> MountOptions { get; init; }

    /// <summary>Filesystem or Block.</summary>
    [Field("volumeMode", 8, Enum = "Block|Filesystem")]
    public string? VolumeMode { get; init; }

    /// <summary>The nodes from which it can be reached.</summary>
    [Field("nodeAffinity", 9)]
    public VolumeNodeAffinity? NodeAffinity { get; init; }

    /// <summary>The class of its changeable settings.</summary>
    [Field("volumeAttributesClassName", 10)]
    public string? VolumeAttributesClassName { get; init; }
}
