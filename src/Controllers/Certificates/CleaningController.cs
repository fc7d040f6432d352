using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Keles.Api.Certificates.V1;
using Keles.Client;
using Keles.Reconcile;

namespace Keles.Controllers.Certificates;

/// <summary>Removes requests that are over: decided an hour ago, forgotten for a day, or whose certificate has expired.</summary>
internal static class CleaningController
{
    private const string Name = "certificate-controller";
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);
    private static readonly TimeSpan Decided = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pending = TimeSpan.FromHours(24);

    public static IController Create(ControllerContext context)
    {
        var client = context.ClientOf(Name);
        var queue = context.Queue<string>("certificate-cleaning");
        var requests = context.Informers.Of<CertificateSigningRequest>();
        queue.Add("all");
        context.WallClock.OnSet(() => queue.Add("all"));
        return context.Reconciler(queue, async (_, cancel) =>
        {
            foreach (var request in requests.List())
            {
                if (IsOver(request, context.Now)) await client.TryDeleteAsync(CertificateSigningRequestKind.Kind, new(request.Metadata.Name), new() { Preconditions = new() { Uid = request.Metadata.Uid } }, cancel);
            }

            return Requeue.After(Period);
        }, workers: 1);
    }

    internal static bool IsOver(CertificateSigningRequest request, DateTimeOffset now)
    {
        if (request.IsIssued() && IsExpired(request, now)) return true;
        if (!request.IsDecided() && !request.Has("Failed") && now - request.Metadata.CreationTimestamp.ToDateTimeOffset() > Pending) return true;
        return request.Status.Conditions.Any(c => (c.Type is "Denied" or "Failed" || (c.Type == "Approved" && request.IsIssued())) && now - c.LastUpdateTime.ToDateTimeOffset() > Decided);
    }

    private static bool IsExpired(CertificateSigningRequest request, DateTimeOffset now)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(request.Status.Certificate.Span));
            return certificate.NotAfter.ToUniversalTime() < now;
        }
        catch (CryptographicException)
        {
            // Another signer may have put anything there; it ages like the rest.
            return false;
        }
    }
}
