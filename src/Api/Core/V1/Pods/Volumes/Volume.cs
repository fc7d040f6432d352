using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.Volume")]
public sealed partial record Volume
{
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    [Field("hostPath", 1, Via = "2")]
    public HostPathVolumeSource? HostPath { get; init; }

    [Field("emptyDir", 2, Via = "2")]
    public EmptyDirVolumeSource? EmptyDir { get; init; }

    [Field("gcePersistentDisk", 3, Via = "2")]
    public GCEPersistentDiskVolumeSource? GcePersistentDisk { get; init; }

    [Field("awsElasticBlockStore", 4, Via = "2")]
    public AWSElasticBlockStoreVolumeSource? AwsElasticBlockStore { get; init; }

    [Field("gitRepo", 5, Via = "2")]
    public GitRepoVolumeSource? GitRepo { get; init; }

    [Field("secret", 6, Via = "2")]
    public SecretVolumeSource? Secret { get; init; }

    [Field("nfs", 7, Via = "2")]
    public NFSVolumeSource? Nfs { get; init; }

    [Field("iscsi", 8, Via = "2")]
    public ISCSIVolumeSource? Iscsi { get; init; }

    [Field("glusterfs", 9, Via = "2")]
    public GlusterfsVolumeSource? Glusterfs { get; init; }

    [Field("persistentVolumeClaim", 10, Via = "2")]
    public PersistentVolumeClaimVolumeSource? PersistentVolumeClaim { get; init; }

    [Field("rbd", 11, Via = "2")]
    public RBDVolumeSource? Rbd { get; init; }

    [Field("flexVolume", 12, Via = "2")]
    public FlexVolumeSource? FlexVolume { get; init; }

    [Field("cinder", 13, Via = "2")]
    public CinderVolumeSource? Cinder { get; init; }

    [Field("cephfs", 14, Via = "2")]
    public CephFSVolumeSource? Cephfs { get; init; }

    [Field("flocker", 15, Via = "2")]
    public FlockerVolumeSource? Flocker { get; init; }

    [Field("downwardAPI", 16, Via = "2")]
    public DownwardAPIVolumeSource? DownwardAPI { get; init; }

    [Field("fc", 17, Via = "2")]
    public FCVolumeSource? Fc { get; init; }

    [Field("azureFile", 18, Via = "2")]
    public AzureFileVolumeSource? AzureFile { get; init; }

    [Field("configMap", 19, Via = "2")]
    public ConfigMapVolumeSource? ConfigMap { get; init; }

    [Field("vsphereVolume", 20, Via = "2")]
    public VsphereVirtualDiskVolumeSource? VsphereVolume { get; init; }

    [Field("quobyte", 21, Via = "2")]
    public QuobyteVolumeSource? Quobyte { get; init; }

    [Field("azureDisk", 22, Via = "2")]
    public AzureDiskVolumeSource? AzureDisk { get; init; }

    [Field("photonPersistentDisk", 23, Via = "2")]
    public PhotonPersistentDiskVolumeSource? PhotonPersistentDisk { get; init; }

    [Field("portworxVolume", 24, Via = "2")]
    public PortworxVolumeSource? PortworxVolume { get; init; }

    [Field("scaleIO", 25, Via = "2")]
    public ScaleIOVolumeSource? ScaleIO { get; init; }

    [Field("projected", 26, Via = "2")]
    public ProjectedVolumeSource? Projected { get; init; }

    [Field("storageos", 27, Via = "2")]
    public StorageOSVolumeSource? Storageos { get; init; }

    [Field("csi", 28, Via = "2")]
    public CSIVolumeSource? Csi { get; init; }

    [Field("ephemeral", 29, Via = "2")]
    public EphemeralVolumeSource? Ephemeral { get; init; }

    [Field("image", 30, Via = "2")]
    public ImageVolumeSource? Image { get; init; }
}
