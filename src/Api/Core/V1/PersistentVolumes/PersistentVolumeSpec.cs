using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.PersistentVolumeSpec")]
public sealed partial record PersistentVolumeSpec
{
    [Field("capacity", 1)]
    public OrderedMap<Quantity> Capacity { get; init; }

    [Field("gcePersistentDisk", 1, Via = "2")]
    public GCEPersistentDiskVolumeSource? GcePersistentDisk { get; init; }

    [Field("awsElasticBlockStore", 2, Via = "2")]
    public AWSElasticBlockStoreVolumeSource? AwsElasticBlockStore { get; init; }

    [Field("hostPath", 3, Via = "2")]
    public HostPathVolumeSource? HostPath { get; init; }

    [Field("glusterfs", 4, Via = "2")]
    public GlusterfsPersistentVolumeSource? Glusterfs { get; init; }

    [Field("nfs", 5, Via = "2")]
    public NFSVolumeSource? Nfs { get; init; }

    [Field("rbd", 6, Via = "2")]
    public RBDPersistentVolumeSource? Rbd { get; init; }

    [Field("iscsi", 7, Via = "2")]
    public ISCSIPersistentVolumeSource? Iscsi { get; init; }

    [Field("cinder", 8, Via = "2")]
    public CinderPersistentVolumeSource? Cinder { get; init; }

    [Field("cephfs", 9, Via = "2")]
    public CephFSPersistentVolumeSource? Cephfs { get; init; }

    [Field("fc", 10, Via = "2")]
    public FCVolumeSource? Fc { get; init; }

    [Field("flocker", 11, Via = "2")]
    public FlockerVolumeSource? Flocker { get; init; }

    [Field("flexVolume", 12, Via = "2")]
    public FlexPersistentVolumeSource? FlexVolume { get; init; }

    [Field("azureFile", 13, Via = "2")]
    public AzureFilePersistentVolumeSource? AzureFile { get; init; }

    [Field("vsphereVolume", 14, Via = "2")]
    public VsphereVirtualDiskVolumeSource? VsphereVolume { get; init; }

    [Field("quobyte", 15, Via = "2")]
    public QuobyteVolumeSource? Quobyte { get; init; }

    [Field("azureDisk", 16, Via = "2")]
    public AzureDiskVolumeSource? AzureDisk { get; init; }

    [Field("photonPersistentDisk", 17, Via = "2")]
    public PhotonPersistentDiskVolumeSource? PhotonPersistentDisk { get; init; }

    [Field("portworxVolume", 18, Via = "2")]
    public PortworxVolumeSource? PortworxVolume { get; init; }

    [Field("scaleIO", 19, Via = "2")]
    public ScaleIOPersistentVolumeSource? ScaleIO { get; init; }

    [Field("local", 20, Via = "2")]
    public LocalVolumeSource? Local { get; init; }

    [Field("storageos", 21, Via = "2")]
    public StorageOSPersistentVolumeSource? Storageos { get; init; }

    [Field("csi", 22, Via = "2")]
    public CSIPersistentVolumeSource? Csi { get; init; }

    [Field("accessModes", 3, List = ListType.Atomic)]
    public Items<string> AccessModes { get; init; }

    [Field("claimRef", 4, Map = MapType.Granular)]
    public ObjectReference? ClaimRef { get; init; }

    [Field("persistentVolumeReclaimPolicy", 5, Enum = "Delete|Recycle|Retain")]
    public string PersistentVolumeReclaimPolicy { get; init; } = "";

    [Field("storageClassName", 6)]
    public string StorageClassName { get; init; } = "";

    [Field("mountOptions", 7, List = ListType.Atomic)]
    public Items<string> MountOptions { get; init; }

    [Field("volumeMode", 8, Enum = "Block|Filesystem")]
    public string? VolumeMode { get; init; }

    [Field("nodeAffinity", 9)]
    public VolumeNodeAffinity? NodeAffinity { get; init; }

    [Field("volumeAttributesClassName", 10)]
    public string? VolumeAttributesClassName { get; init; }
}
