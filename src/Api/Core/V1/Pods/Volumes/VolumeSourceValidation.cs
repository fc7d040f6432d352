using System.Text.RegularExpressions;
using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>The sources of volumes that lie outside the cluster: disks, shares and drivers, for pods and for persistent volumes.</summary>
internal static partial class VolumeSourceValidation
{
    private const string Partitions = "must be between 0 and 255, inclusive";
    private const string Portals = "must be a host:port pair or multiple pairs separated by commas";
    public const string TooLongForInitiator = "Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.";
    public const int LongestIscsiName = 64;
    private const int LongestTenant = 64;
    private const int LongestDriver = 63;

    public static void HostPath(HostPathVolumeSource v, FieldPath path, FieldErrors errors)
    {
        if (!errors.RequireText(path.Child("path"), v.Path)) return;
        PathValidation.NoBacksteps(v.Path, path.Child("path"), errors);
        if (v.Type is { } type) errors.RequireOneOf(path.Child("type"), type, "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket");
    }

    public static void GitRepo(GitRepoVolumeSource v, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child("repository"), v.Repository);
        PathValidation.Descending(v.Directory, path.Child("directory"), errors);
    }

    public static void GcePersistentDisk(GCEPersistentDiskVolumeSource v, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child("pdName"), v.PdName);
        if (v.Partition is < 0 or > 255) errors.Invalid(path.Child("partition"), v.Partition, Partitions);
    }

    public static void AwsElasticBlockStore(AWSElasticBlockStoreVolumeSource v, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child("volumeID"), v.VolumeID);
        if (v.Partition is < 0 or > 255) errors.Invalid(path.Child("partition"), v.Partition, Partitions);
    }

    public static void Nfs(NFSVolumeSource v, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child("server"), v.Server);
        errors.RequireText(path.Child("path"), v.Path);
        if (!v.Path.StartsWith('/')) errors.Invalid(path.Child("path"), v.Path, "must be an absolute path");
    }

    public static void Glusterfs(GlusterfsVolumeSource v, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child("endpoints"), v.Endpoints);
        errors.RequireText(path.Child("path"), v.Path);
    }

    public static void Flocker(FlockerVolumeSource v, FieldPath path, FieldErrors errors)
    {
        if (v.DatasetName.Length == 0 && v.DatasetUUID.Length == 0) errors.Required(path, "one of datasetName and datasetUUID is required");
        if (v.DatasetName.Length > 0 && v.DatasetUUID.Length > 0) errors.Invalid(path, "resource", "datasetName and datasetUUID can not be specified simultaneously");
        if (v.DatasetName.Contains('/', StringComparison.Ordinal)) errors.Invalid(path.Child("datasetName"), v.DatasetName, "must not contain '/'");
    }

    public static void Rbd(Items<string> monitors, string image, FieldPath path, FieldErrors errors)
    {
        if (monitors.IsEmpty) errors.Required(path.Child("monitors"));
        errors.RequireText(path.Child("image"), image);
    }

    public static void Cephfs(Items<string> monitors, FieldPath path, FieldErrors errors)
    {
        if (monitors.IsEmpty) errors.Required(path.Child("monitors"));
    }

    public static void Quobyte(QuobyteVolumeSource v, FieldPath path, FieldErrors errors)
    {
        if (v.Registry.Length == 0) errors.Required(path.Child("registry"), Portals);
        else if (v.Tenant.Length > LongestTenant) errors.Required(path.Child("tenant"), "must be a UUID and may not exceed a length of 64 characters");
        else foreach (var pair in v.Registry.Split(',')) if (!HostAndPort().IsMatch(pair)) errors.Invalid(path.Child("registry"), v.Registry, Portals);
        errors.RequireText(path.Child("volume"), v.Volume);
    }

    public static void Fc(FCVolumeSource v, FieldPath path, FieldErrors errors)
    {
        if (v.TargetWWNs.IsEmpty && v.Wwids.IsEmpty) errors.Required(path.Child("targetWWNs"), "must specify either targetWWNs or wwids, but not both");
        if (!v.TargetWWNs.IsEmpty && !v.Wwids.IsEmpty) errors.Invalid(path.Child("targetWWNs"), v.TargetWWNs, "targetWWNs and wwids can not be specified simultaneously");
        if (v.TargetWWNs.IsEmpty) return;
        if (v.Lun is { } lun) errors.RequireInRange(path.Child("lun"), lun, 0, 255);
        else errors.Required(path.Child("lun"), "lun is required if targetWWNs is specified");
    }

    public static void Flex(string driver, OrderedMap<string> options, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child("driver"), driver);
        foreach (var (key, _) in options)
        {
            var domain = "." + key.Split('/', 2)[0].ToLowerInvariant();
            if (domain.EndsWith(".kubernetes.io", StringComparison.Ordinal) || domain.EndsWith(".k8s.io", StringComparison.Ordinal)) errors.Invalid(path.Child("options").Key(key), key, "kubernetes.io and k8s.io namespaces are reserved");
        }
    }

    public static void AzureFile(string secret, string share, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child("secretName"), secret);
        errors.RequireText(path.Child("shareName"), share);
    }

    public static void AzureDisk(AzureDiskVolumeSource v, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child("diskName"), v.DiskName);
        errors.RequireText(path.Child("diskURI"), v.DiskURI);
        if (v.CachingMode is { } caching) errors.RequireOneOf(path.Child("cachingMode"), caching, "None", "ReadOnly", "ReadWrite");
        if (v.Kind is not { } kind) return;
        errors.RequireOneOf(path.Child("kind"), kind, "Dedicated", "Managed", "Shared");
        if (kind == "Managed" && !v.DiskURI.StartsWith("/subscriptions/", StringComparison.Ordinal)) errors.NotSupported(path.Child("diskURI"), v.DiskURI, "/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}");
        if (kind != "Managed" && !v.DiskURI.StartsWith("https://", StringComparison.Ordinal)) errors.NotSupported(path.Child("diskURI"), v.DiskURI, "https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd");
    }

    public static void Vsphere(VsphereVirtualDiskVolumeSource v, FieldPath path, FieldErrors errors) => errors.RequireText(path.Child("volumePath"), v.VolumePath);

    public static void Photon(PhotonPersistentDiskVolumeSource v, FieldPath path, FieldErrors errors) => errors.RequireText(path.Child("pdID"), v.PdID);

    public static void Portworx(PortworxVolumeSource v, FieldPath path, FieldErrors errors) => errors.RequireText(path.Child("volumeID"), v.VolumeID);

    public static void ScaleIO(string gateway, string system, string volume, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child("gateway"), gateway);
        errors.RequireText(path.Child("system"), system);
        errors.RequireText(path.Child("volumeName"), volume);
    }

    public static void Storageos(string volume, string volumeNamespace, FieldPath path, FieldErrors errors)
    {
        if (errors.RequireText(path.Child("volumeName"), volume)) errors.RequireLabel(path.Child("volumeName"), volume);
        if (volumeNamespace.Length > 0) errors.RequireLabel(path.Child("volumeNamespace"), volumeNamespace);
    }

    public static void CsiDriverName(string driver, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path, driver);
        if (FieldChecks.Bytes(driver) > LongestDriver) errors.TooLong(path, LongestDriver);
        errors.InvalidAll(path, driver, DnsNames.Subdomain(driver.ToLowerInvariant()));
    }

    /// <summary>What pods and persistent volumes say of an iSCSI target alike.</summary>
    /// <param name="otherwise">What is said of a name that begins as none.</param>
    /// <param name="length">Checks the length of the name a target gets with its initiator; it comes after the portal.</param>
    public static void Iscsi(string portal, string iqn, int lun, bool secretNeeded, bool secretGiven, FieldPath path, FieldErrors errors, string otherwise, Action length)
    {
        errors.RequireText(path.Child("targetPortal"), portal);
        length();
        if (errors.RequireText(path.Child("iqn"), iqn)) IscsiName(iqn, path.Child("iqn"), errors, otherwise);
        errors.RequireInRange(path.Child("lun"), lun, 0, 255);
        if (secretNeeded && !secretGiven) errors.Required(path.Child("secretRef"));
    }

    public static void IscsiName(string name, FieldPath path, FieldErrors errors, string otherwise)
    {
        var fits = name switch
        {
            ['i', 'q', 'n', ..] => Iqn().IsMatch(name),
            ['e', 'u', 'i', ..] => Eui().IsMatch(name),
            ['n', 'a', 'a', ..] => Naa().IsMatch(name),
            _ => (bool?)null,
        };
        if (fits is not true) errors.Invalid(path, name, fits is null ? otherwise : "must be valid format");
    }

    [GeneratedRegex(@"iqn\.[0-9]{4}-[0-9]{2}\.([A-Za-z0-9\-.]+)(:[^,;*&$|\s]+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Iqn();

    [GeneratedRegex("^eui.[A-Za-z0-9]{16}$", RegexOptions.NonBacktracking)]
    private static partial Regex Eui();

    [GeneratedRegex("^naa.[A-Za-z0-9]{32}$", RegexOptions.NonBacktracking)]
    private static partial Regex Naa();

    [GeneratedRegex(@"^(\[[^\[\]]*\]|[^\[\]:]*):[^\[\]:]*$", RegexOptions.NonBacktracking)]
    private static partial Regex HostAndPort();
}
