using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>Volumes put together from several sources: no two may write the same file.</summary>
internal static class ProjectedVolumeValidation
{
    private const int LeastTokenSeconds = 600;
    private const long MostTokenSeconds = 1L << 32;
    private const int LeastCertificateSeconds = 3600;
    private const int MostCertificateSeconds = 91 * 24 * 3600;
    private const int MostKubernetesCertificateSeconds = 24 * 3600;

    private static readonly string[] KeyTypes = ["RSA3072", "RSA4096", "ECDSAP256", "ECDSAP384", "ECDSAP521", "ED25519"];

    public static void Of(ProjectedVolumeSource v, FieldPath path, FieldErrors errors)
    {
        PathValidation.Mode(v.DefaultMode, path.Child("defaultMode"), errors);
        var files = new Files(path, errors);
        for (var i = 0; i < v.Sources.Count; i++) Source(v.Sources[i], path, path.Child("sources").Index(i), files, errors);
    }

    private static void Source(VolumeProjection source, FieldPath volume, FieldPath path, Files files, FieldErrors errors)
    {
        if (source.Secret is { } secret) Keys(secret.Name, secret.Items, path.Child("secret"), files, errors);
        if (source.ConfigMap is { } map) Keys(map.Name, map.Items, path.Child("configMap"), files, errors);
        foreach (var file in source.DownwardAPI?.Items ?? default)
        {
            DownwardApiValidation.File(file, path.Child("downwardAPI"), errors);
            files.Add(file.Path, file.Path);
        }

        if (source.ServiceAccountToken is { } token) Token(token, volume, path.Child("serviceAccountToken"), errors);
        if (source.ClusterTrustBundle is { } bundle) TrustBundle(bundle, path.Child("clusterTrustBundle"), files, errors);
        if (source.PodCertificate is { } certificate) Certificate(certificate, path.Child("podCertificate"), files, errors);
        object?[] members = [source.Secret, source.ConfigMap, source.DownwardAPI, source.ServiceAccountToken, source.ClusterTrustBundle, source.PodCertificate];
        if (members.Count(static m => m is not null) > 1) errors.Forbidden(path, "may not specify more than 1 volume type per source");
    }

    private static void Keys(string name, Items<KeyToPath> items, FieldPath path, Files files, FieldErrors errors)
    {
        errors.RequireText(path.Child("name"), name);
        for (var i = 0; i < items.Count; i++)
        {
            VolumeValidation.Key(items[i], path.Child("items").Index(i), errors);
            files.Add(items[i].Path, name);
        }
    }

    private static void Token(ServiceAccountTokenProjection token, FieldPath volume, FieldPath path, FieldErrors errors)
    {
        if (token.ExpirationSeconds is < LeastTokenSeconds) errors.Invalid(path.Child("expirationSeconds"), token.ExpirationSeconds, "may not specify a duration less than 10 minutes");
        if (token.ExpirationSeconds is > MostTokenSeconds) errors.Invalid(path.Child("expirationSeconds"), token.ExpirationSeconds, "may not specify a duration larger than 2^32 seconds");
        if (errors.RequireText(volume.Child("path"), token.Path)) PathValidation.NotReserved(token.Path, volume.Child("path"), errors);
    }

    private static void TrustBundle(ClusterTrustBundleProjection bundle, FieldPath path, Files files, FieldErrors errors)
    {
        switch (bundle)
        {
            case { Name: not null, SignerName: not null }:
                errors.Invalid(path, bundle, "only one of name and signerName may be used");
                break;
            case { Name: { } name }:
                errors.RequireText(path.Child("name"), name, "must be a valid object name");
                foreach (var problem in SignerNames.BundleNameProblems(name)) errors.Invalid(path.Child("name"), name, "not a valid clustertrustbundlename: " + problem);
                if (bundle.LabelSelector is not null) errors.Invalid(path.Child("labelSelector"), bundle.LabelSelector, "labelSelector must be unset if name is specified");
                break;
            case { SignerName: { } signer }:
                errors.RequireText(path.Child("signerName"), signer, "must be a valid signer name");
                SignerNames.Check(signer, path.Child("signerName"), errors);
                LabelValidation.Selector(bundle.LabelSelector, path.Child("labelSelector"), errors);
                break;
            default:
                errors.Required(path, "either name or signerName must be specified");
                break;
        }

        errors.RequireText(path.Child("path"), bundle.Path);
        PathValidation.NotReserved(bundle.Path, path.Child("path"), errors);
        files.Add(bundle.Path, bundle.Path, evenEmpty: true);
    }

    private static void Certificate(PodCertificateProjection certificate, FieldPath path, Files files, FieldErrors errors)
    {
        SignerNames.Check(certificate.SignerName, path.Child("signerName"), errors);
        foreach (var (key, _) in certificate.UserAnnotations) errors.AddRange(QualifiedDomains.DomainPrefixedKey(path.Child("userAnnotations"), key.ToLowerInvariant()));
        errors.RequireOneOf(path.Child("keyType"), certificate.KeyType, KeyTypes);
        var most = SignerNames.IsKubernetes(certificate.SignerName) ? MostKubernetesCertificateSeconds : MostCertificateSeconds;
        if (certificate.MaxExpirationSeconds is < LeastCertificateSeconds) errors.Invalid(path.Child("maxExpirationSeconds"), certificate.MaxExpirationSeconds, "if provided, maxExpirationSeconds must be >= 3600");
        if (certificate.MaxExpirationSeconds > most) errors.Invalid(path.Child("maxExpirationSeconds"), certificate.MaxExpirationSeconds, $"if provided, maxExpirationSeconds must be <= {most}");
        (string Field, string Path)[] paths = [("credentialBundlePath", certificate.CredentialBundlePath), ("keyPath", certificate.KeyPath), ("certificateChainPath", certificate.CertificateChainPath)];
        foreach (var (field, file) in paths.Where(static p => p.Path.Length > 0))
        {
            PathValidation.NotReserved(file, path.Child(field), errors);
            files.Add(file, file);
        }

        if (paths.All(static p => p.Path.Length == 0)) errors.Required(path, "specify at least one of credentialBundlePath, keyPath, and certificateChainPath");
    }

    /// <summary>The files of one volume.</summary>
    private sealed class Files(FieldPath path, FieldErrors errors)
    {
        private readonly HashSet<string> seen = new(StringComparer.Ordinal);

        /// <param name="named">What the error shows.</param>
        public void Add(string file, string named, bool evenEmpty = false)
        {
            if ((file.Length > 0 || evenEmpty) && !seen.Add(file)) errors.Invalid(path, named, "conflicting duplicate paths");
        }
    }
}
