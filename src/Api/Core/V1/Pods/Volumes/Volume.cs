using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.Volume")]
public sealed partial record Volume
{
    [Field("name", 1, Required = true, Always = true)]
    public string Name { get; init; } = "";

    [Field("hostPath", 1, Via = "2")]
    public HostPathVolumeSource HostPath { get; init; } = HostPathVolumeSource.Empty;

    [Field("emptyDir", 2, Via = "2")]
    public EmptyDirVolumeSource EmptyDir { get; init; } = EmptyDirVolumeSource.Empty;

    [Field("gcePersistentDisk", 3, Via = "2")]
    public GCEPersistentDiskVolumeSource GcePersistentDisk { get; init; } = GCEPersistentDiskVolumeSource.Empty;

    [Field("awsElasticBlockStore", 4, Via = "2")]
    public AWSElasticBlockStoreVolumeSource AwsElasticBlockStore { get; init; } = AWSElasticBlockStoreVolumeSource.Empty;

    [Field("gitRepo", 5, Via = "2")]
    public GitRepoVolumeSource GitRepo { get; init; } = GitRepoVolumeSource.Empty;

    [Field("secret", 6, Via = "2")]
    public SecretVolumeSource Secret { get; init; } = SecretVolumeSource.Empty;

    [Field("nfs", 7, Via = "2")]
    public NFSVolumeSource Nfs { get; init; } = NFSVolumeSource.Empty;

    [Field("iscsi", 8, Via = "2")]
    public ISCSIVolumeSource Iscsi { get; init; } = ISCSIVolumeSource.Empty;

    [Field("glusterfs", 9, Via = "2")]
    public GlusterfsVolumeSource Glusterfs { get; init; } = GlusterfsVolumeSource.Empty;

    [Field("persistentVolumeClaim", 10, Via = "2")]
    public PersistentVolumeClaimVolumeSource PersistentVolumeClaim { get; init; } = PersistentVolumeClaimVolumeSource.Empty;

    [Field("rbd", 11, Via = "2")]
    public RBDVolumeSource Rbd { get; init; } = RBDVolumeSource.Empty;

    [Field("flexVolume", 12, Via = "2")]
    public FlexVolumeSource FlexVolume { get; init; } = FlexVolumeSource.Empty;

    [Field("cinder", 13, Via = "2")]
    public CinderVolumeSource Cinder { get; init; } = CinderVolumeSource.Empty;

    [Field("cephfs", 14, Via = "2")]
    public CephFSVolumeSource Cephfs { get; init; } = CephFSVolumeSource.Empty;

    [Field("flocker", 15, Via = "2")]
    public FlockerVolumeSource Flocker { get; init; } = FlockerVolumeSource.Empty;

    [Field("downwardAPI", 16, Via = "2")]
    public DownwardAPIVolumeSource DownwardAPI { get; init; } = DownwardAPIVolumeSource.Empty;

    [Field("fc", 17, Via = "2")]
    public FCVolumeSource Fc { get; init; } = FCVolumeSource.Empty;

    [Field("azureFile", 18, Via = "2")]
    public AzureFileVolumeSource AzureFile { get; init; } = AzureFileVolumeSource.Empty;

    [Field("configMap", 19, Via = "2")]
    public ConfigMapVolumeSource ConfigMap { get; init; } = ConfigMapVolumeSource.Empty;

    [Field("vsphereVolume", 20, Via = "2")]
    public VsphereVirtualDiskVolumeSource VsphereVolume { get; init; } = VsphereVirtualDiskVolumeSource.Empty;

    [Field("quobyte", 21, Via = "2")]
    public QuobyteVolumeSource Quobyte { get; init; } = QuobyteVolumeSource.Empty;

    [Field("azureDisk", 22, Via = "2")]
    public AzureDiskVolumeSource AzureDisk { get; init; } = AzureDiskVolumeSource.Empty;

    [Field("photonPersistentDisk", 23, Via = "2")]
    public PhotonPersistentDiskVolumeSource PhotonPersistentDisk { get; init; } = PhotonPersistentDiskVolumeSource.Empty;

    [Field("portworxVolume", 24, Via = "2")]
    public PortworxVolumeSource PortworxVolume { get; init; } = PortworxVolumeSource.Empty;

    [Field("scaleIO", 25, Via = "2")]
    public ScaleIOVolumeSource ScaleIO { get; init; } = ScaleIOVolumeSource.Empty;

    [Field("projected", 26, Via = "2")]
    public ProjectedVolumeSource Projected { get; init; } = ProjectedVolumeSource.Empty;

    [Field("storageos", 27, Via = "2")]
    public StorageOSVolumeSource Storageos { get; init; } = StorageOSVolumeSource.Empty;

    [Field("csi", 28, Via = "2")]
    public CSIVolumeSource Csi { get; init; } = CSIVolumeSource.Empty;

    [Field("ephemeral", 29, Via = "2")]
    public EphemeralVolumeSource Ephemeral { get; init; } = EphemeralVolumeSource.Empty;

    [Field("image", 30, Via = "2")]
    public ImageVolumeSource Image { get; init; } = ImageVolumeSource.Empty;
}
