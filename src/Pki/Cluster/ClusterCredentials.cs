namespace Keles.Pki;

/// <summary>
/// All keys and certificates of one control plane, kept in a directory under kubeadm's file names. Authorities and the
/// token key are made once and never replaced; certificates are renewed at a start when they must be.
/// </summary>
public sealed class ClusterCredentials : IDisposable
{
    private readonly CredentialFiles files;
    private readonly TimeProvider time;
    private readonly List<string> made = [];

    private ClusterCredentials(string directory, SubjectNames apiServerNames, TimeProvider time)
    {
        this.time = time;
        files = new CredentialFiles(directory);
        ClusterAuthority = Authority("ca", "kubernetes-ca");
        FrontProxyAuthority = Authority("front-proxy-ca", "front-proxy-ca");
        ServiceAccountKey = TokenKey();
        ApiServer = Certificate("apiserver", ClusterAuthority, apiServerNames, a => a.IssueServer("kube-apiserver", apiServerNames));
        KubeletClient = Client("apiserver-kubelet-client", ClusterAuthority, new Subject("kube-apiserver-kubelet-client", "system:masters"));
        FrontProxyClient = Client("front-proxy-client", FrontProxyAuthority, new Subject("front-proxy-client"));
        Admin = Client("admin", ClusterAuthority, new Subject("kubernetes-admin", "system:masters"));
    }

    public CertificateAuthority ClusterAuthority { get; }

    /// <summary>Signs what the API server shows to aggregated API servers, as in the extension-apiserver-authentication config map.</summary>
    public CertificateAuthority FrontProxyAuthority { get; }

    public SigningKey ServiceAccountKey { get; }

    /// <summary>Serves HTTPS.</summary>
    public IssuedCertificate ApiServer { get; }

    /// <summary>What the API server shows to kubelets.</summary>
    public IssuedCertificate KubeletClient { get; }

    public IssuedCertificate FrontProxyClient { get; }

    /// <summary>The user of the administrator's kubeconfig.</summary>
    public IssuedCertificate Admin { get; }

    /// <summary>What was made or renewed, each with its reason; empty when all was there.</summary>
    public IReadOnlyList<string> Made => made;

    /// <exception cref="PkiException">A file is damaged, half missing or not accessible; says which.</exception>
    public static ClusterCredentials LoadOrCreate(string directory, SubjectNames apiServerNames, TimeProvider time) =>
        new(directory, apiServerNames, time);

    public void Dispose()
    {
        ClusterAuthority.Dispose();
        FrontProxyAuthority.Dispose();
        ServiceAccountKey.Dispose();
    }

    private CertificateAuthority Authority(string name, string commonName)
    {
        if (files.ReadPair(name) is { } kept)
        {
            var authority = CertificateAuthority.Load(kept, time, files.CertificatePath(name));
            return authority.Validity.Holds(time.GetUtcNow()) ? authority : throw new PkiException(
                $"{files.CertificatePath(name)} holds from {authority.Validity.NotBefore:u} to {authority.Validity.NotAfter:u} and not now; "
                + "correct the clock or put a valid authority in its place");
        }

        var created = files.ReadKey(name) is { } key
            ? CertificateAuthority.Recreate(commonName, key, time, files.KeyPath(name))
            : CertificateAuthority.Create(commonName, time);
        files.WritePair(name, created.Pem, isAuthority: true);
        made.Add($"{name}: it was not there");
        return created;
    }

    private SigningKey TokenKey()
    {
        if (files.ReadTokenKey() is { } pem)
        {
            return SigningKey.Parse(pem, files.TokenKeyPath);
        }

        var key = SigningKey.Create();
        files.WriteTokenKey(key);
        made.Add("sa: it was not there");
        return key;
    }

    private IssuedCertificate Client(string name, CertificateAuthority authority, Subject subject) =>
        Certificate(name, authority, SubjectNames.None, a => a.IssueClient(subject));

    private IssuedCertificate Certificate(
        string name, CertificateAuthority authority, SubjectNames names, Func<CertificateAuthority, IssuedCertificate> issue)
    {
        var kept = files.ReadRenewable(name);
        var reason = kept is null ? "it was not there" : Renewal.Reason(kept, authority, names, time.GetUtcNow());
        if (reason is null)
        {
            return kept!;
        }

        var issued = issue(authority);
        files.WritePair(name, issued, isAuthority: false);
        made.Add($"{name}: {reason}");
        return issued;
    }
}
