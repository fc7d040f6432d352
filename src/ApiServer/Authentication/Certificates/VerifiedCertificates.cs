using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Keles.Pki;

namespace Keles.ApiServer;

/// <summary>Whether certificates lead to the trusted authorities. A connection's certificate is the same object in all its requests, so the answer is kept with it for a while.</summary>
internal sealed class VerifiedCertificates(TrustBundle trusted, TimeProvider time)
{
    /// <summary>A chain costs about a millisecond to build; once a minute for each connection is nothing.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly ConditionalWeakTable<X509Certificate2, Verdict> verdicts = [];

    /// <summary>Null when it holds now; otherwise why not.</summary>
    public string? Refuse(X509Certificate2 certificate)
    {
        var now = time.GetUtcNow();
        if (verdicts.TryGetValue(certificate, out var known) && known.Holds(now)) return known.Refusal;
        var refusal = RefuseNow(certificate, now);
        var until = now + Kept;
        var end = certificate.Lifetime().NotAfter;
        verdicts.AddOrUpdate(certificate, new Verdict(refusal, now, refusal is null && end < until ? end : until));
        return refusal;
    }

    private string? RefuseNow(X509Certificate2 certificate, DateTimeOffset now)
    {
        try
        {
            return trusted.RefuseClient(certificate, now);
        }
        catch (CryptographicException bad)
        {
            // The handshake lets anything through that looks like a certificate.
            return bad.Message;
        }
    }

    private sealed record Verdict(string? Refusal, DateTimeOffset From, DateTimeOffset Until)
    {
        public bool Holds(DateTimeOffset now) => now >= From && now <= Until;
    }
}
