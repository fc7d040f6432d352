using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Keles.ApiServer.Connect;
using Keles.Pki;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer.Oidc;

/// <summary>The keys of each issuer, kept while a changed configuration says the same of it.</summary>
internal sealed class IssuerKeySources(JwtOptions options, IClusterDialer dialer, JwtMetrics metrics, TimeProvider time, ILogger log)
{
    private readonly Dictionary<(string Url, string Discovery, string Authority), IIssuerKeys> known = [];

    /// <exception cref="PkiException">The issuer's file holds no key set.</exception>
    public IIssuerKeys Of(IssuerConfiguration issuer)
    {
        var key = (issuer.Url, issuer.DiscoveryUrl, issuer.CertificateAuthority);
        if (!known.TryGetValue(key, out var keys)) known[key] = keys = Open(issuer);
        return keys;
    }

    /// <summary>Forgets issuers that are not among these any more.</summary>
    public void Keep(IEnumerable<IssuerConfiguration> issuers)
    {
        var wanted = issuers.Select(static i => (i.Url, i.DiscoveryUrl, i.CertificateAuthority)).ToHashSet();
        foreach (var key in known.Keys.Where(k => !wanted.Contains(k)).ToArray())
        {
            known.Remove(key);
            if (wanted.All(w => w.Url != key.Url)) metrics.Forget(key.Url);
        }
    }

    public void Look()
    {
        foreach (var keys in known.Values) keys.Look();
    }

    private IIssuerKeys Open(IssuerConfiguration issuer) => options.KeyFiles.TryGetValue(issuer.Url, out var path) || options.KeyFiles.TryGetValue("", out path)
        ? new FileKeys(path, log)
        : new FetchedKeys(issuer, new(issuer, Client(issuer)), metrics, time, log);

    private HttpMessageInvoker Client(IssuerConfiguration issuer)
    {
        var trust = issuer.CertificateAuthority.Length > 0 ? TrustBundle.Parse(issuer.CertificateAuthority, "certificateAuthority") : null;
        return new(new SocketsHttpHandler
        {
            MaxAutomaticRedirections = JwtLimits.Redirects,
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            PooledConnectionIdleTimeout = JwtLimits.Retry,
            SslOptions = new() { RemoteCertificateValidationCallback = (_, shown, chain, errors) => IsTrusted(shown, chain, errors, trust) },
            ConnectCallback = (context, cancel) => dialer.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancel),
        });
    }

    private bool IsTrusted(X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors, TrustBundle? trust)
    {
        if (shown is not X509Certificate2 certificate || (errors & (SslPolicyErrors.RemoteCertificateNotAvailable | SslPolicyErrors.RemoteCertificateNameMismatch)) != 0) return false;
        if (trust is null) return errors == SslPolicyErrors.None;
        var sent = new X509Certificate2Collection();
        foreach (var element in chain?.ChainPolicy.ExtraStore ?? []) sent.Add(element);
        return trust.RefuseServer(certificate, time.GetUtcNow(), sent) is null;
    }
}
