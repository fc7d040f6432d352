using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Where a persistent volume lies: in one place.</summary>
internal static class PersistentVolumeSourceValidation
{
    public static void Of(PersistentVolumeSpec spec, string name, FieldPath path, FieldErrors errors)
    {
        var one = new OneOfMany(path, errors, "may not specify more than 1 volume type");
        one.Next("hostPath", spec.HostPath, VolumeSourceValidation.HostPath);
        one.Next("gcePersistentDisk", spec.GcePersistentDisk, VolumeSourceValidation.GcePersistentDisk, inner: "persistentDisk");
        one.Next("awsElasticBlockStore", spec.AwsElasticBlockStore, VolumeSourceValidation.AwsElasticBlockStore);
        one.Next("glusterfs", spec.Glusterfs, Glusterfs);
        one.Next("flocker", spec.Flocker, VolumeSourceValidation.Flocker);
        one.Next("nfs", spec.Nfs, VolumeSourceValidation.Nfs);
        one.Next("rbd", spec.Rbd, static (v, p, e) => VolumeSourceValidation.Rbd(v.Monitors, v.Image, p, e));
        one.Next("quobyte", spec.Quobyte, VolumeSourceValidation.Quobyte);
        one.Next("cephFS", spec.Cephfs, static (v, p, e) => VolumeSourceValidation.Cephfs(v.Monitors, p, e), inner: "cephfs");
        one.Next("iscsi", spec.Iscsi, (v, p, e) => Iscsi(v, name, p, e));
        one.Next("cinder", spec.Cinder, Cinder);
        one.Next("fc", spec.Fc, VolumeSourceValidation.Fc);
        one.Next("flexVolume", spec.FlexVolume, static (v, p, e) => VolumeSourceValidation.Flex(v.Driver, v.Options, p, e));
        one.Next("azureFile", spec.AzureFile, AzureFile);
        one.Next("vsphereVolume", spec.VsphereVolume, VolumeSourceValidation.Vsphere);
        one.Next("photonPersistentDisk", spec.PhotonPersistentDisk, VolumeSourceValidation.Photon);
        one.Next("portworxVolume", spec.PortworxVolume, VolumeSourceValidation.Portworx);
        one.Next("azureDisk", spec.AzureDisk, VolumeSourceValidation.AzureDisk);
        one.Next("scaleIO", spec.ScaleIO, static (v, p, e) => VolumeSourceValidation.ScaleIO(v.Gateway, v.System, v.VolumeName, p, e));
        one.Next("local", spec.Local, (v, p, e) => Local(v, spec.NodeAffinity, path, p, e));
        one.Next("storageos", spec.Storageos, Storageos);
        one.Next("csi", spec.Csi, Csi);
        one.RequireAny("must specify a volume type");
    }

    private static void Glusterfs(GlusterfsPersistentVolumeSource v, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child("endpoints"), v.Endpoints);
        errors.RequireText(path.Child("path"), v.Path);
        if (v.EndpointsNamespace is not { } name) return;
        if (name.Length == 0) errors.Invalid(path.Child("endpointsNamespace"), name, "if the endpointnamespace is set, it must be a valid namespace name");
        else errors.RequireLabel(path.Child("endpointsNamespace"), name);
    }

    private static void Iscsi(ISCSIPersistentVolumeSource v, string name, FieldPath path, FieldErrors errors)
    {
        const string otherwise = "must be valid format";
        var tooLong = v.InitiatorName is not null && $"{name}:{v.TargetPortal}".Length > VolumeSourceValidation.LongestIscsiName;
        VolumeSourceValidation.Iscsi(v.TargetPortal, v.Iqn, v.Lun, v.ChapAuthDiscovery || v.ChapAuthSession, v.SecretRef is not null, path, errors, otherwise, () =>
        {
            if (tooLong) errors.Invalid(path.Child("targetportal"), v.TargetPortal, VolumeSourceValidation.TooLongForInitiator);
        });
        if (v.SecretRef is { } secret) errors.RequireText(path.Child("secretRef", "name"), secret.Name);
        if (v.InitiatorName is { } initiator) VolumeSourceValidation.IscsiName(initiator, path.Child("initiatorname"), errors, otherwise);
    }

    private static void Cinder(CinderPersistentVolumeSource v, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child("volumeID"), v.VolumeID);
        if (v.SecretRef is not { } secret) return;
        errors.RequireText(path.Child("secretRef", "name"), secret.Name);
        errors.RequireText(path.Child("secretRef", "namespace"), secret.Namespace);
    }

    private static void AzureFile(AzureFilePersistentVolumeSource v, FieldPath path, FieldErrors errors)
    {
        VolumeSourceValidation.AzureFile(v.SecretName, v.ShareName, path, errors);
        if (v.SecretNamespace is { } name) errors.RequireText(path.Child("secretNamespace"), name);
    }

    private static void Local(LocalVolumeSource v, VolumeNodeAffinity? affinity, FieldPath spec, FieldPath path, FieldErrors errors)
    {
        if (errors.RequireText(path.Child("path"), v.Path)) PathValidation.NoBacksteps(v.Path, path.Child("path"), errors);
        if (affinity is null) errors.Required(spec.Child("nodeAffinity"), "Local volume requires node affinity");
    }

    private static void Storageos(StorageOSPersistentVolumeSource v, FieldPath path, FieldErrors errors)
    {
        VolumeSourceValidation.Storageos(v.VolumeName, v.VolumeNamespace, path, errors);
        if (v.SecretRef is not { } secret) return;
        errors.RequireText(path.Child("secretRef", "name"), secret.Name);
        errors.RequireText(path.Child("secretRef", "namespace"), secret.Namespace);
    }

    private static void Csi(CSIPersistentVolumeSource v, FieldPath path, FieldErrors errors)
    {
        VolumeSourceValidation.CsiDriverName(v.Driver, path.Child("driver"), errors);
        errors.RequireText(path.Child("volumeHandle"), v.VolumeHandle);
        Secret(v.ControllerPublishSecretRef, "controllerPublishSecretRef", path, errors);
        Secret(v.ControllerExpandSecretRef, "controllerExpandSecretRef", path, errors);
        Secret(v.NodePublishSecretRef, "nodePublishSecretRef", path, errors);
        Secret(v.NodeExpandSecretRef, "nodeExpandSecretRef", path, errors);
    }

    private static void Secret(SecretReference? secret, string field, FieldPath path, FieldErrors errors)
    {
        if (secret is null) return;
        FieldPath name = path.Child(field, "name"), ns = path.Child(field, "namespace");
        if (errors.RequireText(name, secret.Name)) errors.RequireSubdomain(name, secret.Name);
        if (errors.RequireText(ns, secret.Namespace)) errors.RequireLabel(ns, secret.Namespace);
    }
}
