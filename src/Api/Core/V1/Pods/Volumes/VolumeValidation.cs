using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>The volumes of a pod.</summary>
internal static class VolumeValidation
{
    /// <param name="podName">Names the claims that ephemeral volumes make; null or empty in templates.</param>
    /// <returns>The volumes that are fine, by name: containers may mount those.</returns>
    public static Dictionary<string, Volume> Of(Items<Volume> volumes, string? podName, FieldPath path, FieldErrors errors)
    {
        var made = string.IsNullOrEmpty(podName) ? [] : volumes.Where(static v => v.Ephemeral is not null).Select(v => $"{podName}-{v.Name}").ToHashSet(StringComparer.Ordinal);
        var good = new Dictionary<string, Volume>(StringComparer.Ordinal);
        for (var i = 0; i < volumes.Count; i++)
        {
            var (volume, at, before) = (volumes[i], path.Index(i), errors.Count);
            Source(volume, podName, at, errors);
            if (errors.RequireText(at.Child("name"), volume.Name)) errors.RequireLabel(at.Child("name"), volume.Name);
            if (good.ContainsKey(volume.Name)) errors.Duplicate(at.Child("name"), volume.Name);
            if (errors.Count == before) good.Add(volume.Name, volume);
            if (volume.PersistentVolumeClaim is { } claim && made.Contains(claim.ClaimName))
            {
                errors.Invalid(at.Child("persistentVolumeClaim", "claimName"), claim.ClaimName, "must not reference a PVC that gets created for an ephemeral volume");
            }
        }

        return good;
    }

    private static void Source(Volume v, string? podName, FieldPath path, FieldErrors errors)
    {
        // In upstream's order, for only the first source that is set is looked into; some paths are spelled as upstream spells them.
        var one = new OneOfMany(path, errors, "may not specify more than 1 volume type");
        one.Next("emptyDir", v.EmptyDir, EmptyDir);
        one.Next("hostPath", v.HostPath, VolumeSourceValidation.HostPath);
        one.Next("gitRepo", v.GitRepo, VolumeSourceValidation.GitRepo);
        one.Next("gcePersistentDisk", v.GcePersistentDisk, VolumeSourceValidation.GcePersistentDisk, inner: "persistentDisk");
        one.Next("awsElasticBlockStore", v.AwsElasticBlockStore, VolumeSourceValidation.AwsElasticBlockStore);
        one.Next("secret", v.Secret, static (s, p, e) => Files(s.SecretName, "secretName", s.DefaultMode, s.Items, p, e));
        one.Next("nfs", v.Nfs, VolumeSourceValidation.Nfs);
        if (v.Iscsi is { InitiatorName: not null } target && $"{v.Name}:{target.TargetPortal}".Length > VolumeSourceValidation.LongestIscsiName)
        {
            errors.Invalid(path.Child("name"), v.Name, VolumeSourceValidation.TooLongForInitiator);
        }

        one.Next("iscsi", v.Iscsi, Iscsi);
        one.Next("glusterfs", v.Glusterfs, VolumeSourceValidation.Glusterfs);
        one.Next("flocker", v.Flocker, VolumeSourceValidation.Flocker);
        one.Next("persistentVolumeClaim", v.PersistentVolumeClaim, static (c, p, e) => e.RequireText(p.Child("claimName"), c.ClaimName));
        one.Next("rbd", v.Rbd, static (r, p, e) => VolumeSourceValidation.Rbd(r.Monitors, r.Image, p, e));
        one.Next("cinder", v.Cinder, Cinder);
        one.Next("cephFS", v.Cephfs, static (c, p, e) => VolumeSourceValidation.Cephfs(c.Monitors, p, e), inner: "cephfs");
        one.Next("quobyte", v.Quobyte, VolumeSourceValidation.Quobyte);
        one.Next("downwarAPI", v.DownwardAPI, DownwardApiValidation.Volume, inner: "downwardAPI");
        one.Next("fc", v.Fc, VolumeSourceValidation.Fc);
        one.Next("flexVolume", v.FlexVolume, static (f, p, e) => VolumeSourceValidation.Flex(f.Driver, f.Options, p, e));
        one.Next("configMap", v.ConfigMap, static (c, p, e) => Files(c.Name, "name", c.DefaultMode, c.Items, p, e));
        one.Next("azureFile", v.AzureFile, static (a, p, e) => VolumeSourceValidation.AzureFile(a.SecretName, a.ShareName, p, e));
        one.Next("vsphereVolume", v.VsphereVolume, VolumeSourceValidation.Vsphere);
        one.Next("photonPersistentDisk", v.PhotonPersistentDisk, VolumeSourceValidation.Photon);
        one.Next("portworxVolume", v.PortworxVolume, VolumeSourceValidation.Portworx);
        one.Next("azureDisk", v.AzureDisk, VolumeSourceValidation.AzureDisk);
        one.Next("storageos", v.Storageos, Storageos);
        one.Next("projected", v.Projected, ProjectedVolumeValidation.Of);
        one.Next("scaleIO", v.ScaleIO, static (s, p, e) => VolumeSourceValidation.ScaleIO(s.Gateway, s.System, s.VolumeName, p, e));
        one.Next("csi", v.Csi, Csi);
        one.Next("ephemeral", v.Ephemeral, (claim, p, e) => Ephemeral(claim, v.Name, podName, path, p, e));
        one.Next("image", v.Image, static (i, p, e) => Image(i, p, e));
        one.RequireAny("must specify a volume type");
    }

    public static void Key(KeyToPath key, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child("key"), key.Key);
        errors.RequireText(path.Child("path"), key.Path);
        PathValidation.NotReserved(key.Path, path.Child("path"), errors);
        PathValidation.Mode(key.Mode, path.Child("mode"), errors);
    }

    private static void EmptyDir(EmptyDirVolumeSource v, FieldPath path, FieldErrors errors)
    {
        if (v.SizeLimit < Quantity.Zero) errors.Forbidden(path.Child("sizeLimit"), "SizeLimit field must be a valid resource quantity");
    }

    private static void Files(string name, string nameField, int? mode, Items<KeyToPath> items, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child(nameField), name);
        PathValidation.Mode(mode, path.Child("defaultMode"), errors);
        for (var i = 0; i < items.Count; i++) Key(items[i], path.Child("items").Index(i), errors);
    }

    private static void Iscsi(ISCSIVolumeSource v, FieldPath path, FieldErrors errors)
    {
        const string otherwise = "must be valid format starting with iqn, eui, or naa";
        VolumeSourceValidation.Iscsi(v.TargetPortal, v.Iqn, v.Lun, v.ChapAuthDiscovery || v.ChapAuthSession, v.SecretRef is not null, path, errors, otherwise, static () => { });
        if (v.InitiatorName is { } initiator) VolumeSourceValidation.IscsiName(initiator, path.Child("initiatorname"), errors, otherwise);
    }

    private static void Cinder(CinderVolumeSource v, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child("volumeID"), v.VolumeID);
        if (v.SecretRef is { } secret) errors.RequireText(path.Child("secretRef", "name"), secret.Name);
    }

    private static void Storageos(StorageOSVolumeSource v, FieldPath path, FieldErrors errors)
    {
        VolumeSourceValidation.Storageos(v.VolumeName, v.VolumeNamespace, path, errors);
        if (v.SecretRef is { } secret) errors.RequireText(path.Child("secretRef", "name"), secret.Name);
    }

    private static void Csi(CSIVolumeSource v, FieldPath path, FieldErrors errors)
    {
        VolumeSourceValidation.CsiDriverName(v.Driver, path.Child("driver"), errors);
        if (v.NodePublishSecretRef is { } secret && errors.RequireText(path.Child("nodePublishSecretRef", "name"), secret.Name)) errors.RequireSubdomain(path.Child("name"), secret.Name);
    }

    private static void Ephemeral(EphemeralVolumeSource v, string name, string? podName, FieldPath volume, FieldPath path, FieldErrors errors)
    {
        var at = path.Child("volumeClaimTemplate");
        if (v.VolumeClaimTemplate is { } template)
        {
            ObjectMetaValidation.OfTemplate(template.Metadata, at.Child("metadata"), errors);
            PersistentVolumeClaimValidation.Spec(template.Spec, at.Child("spec"), errors);
        }
        else
        {
            errors.Required(at);
        }

        if (string.IsNullOrEmpty(podName) || name.Length == 0) return;
        foreach (var problem in DnsNames.Subdomain($"{podName}-{name}")) errors.Invalid(volume.Child("name"), name, $"PVC name {GoQuote.Quote($"{podName}-{name}")}: {problem}");
    }

    private static void Image(ImageVolumeSource v, FieldPath path, FieldErrors errors)
    {
        errors.RequireText(path.Child("reference"), v.Reference);
        ContainerValidation.PullPolicy(v.PullPolicy, path.Child("pullPolicy"), errors);
    }
}
