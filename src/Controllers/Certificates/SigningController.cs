using System.Text;
using Keles.Api.Certificates.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Pki;
using Keles.Reconcile;

namespace Keles.Controllers.Certificates;

/// <summary>Signs approved requests with the cluster's authority, or says in a Failed condition why its signer does not.</summary>
internal static class SigningController
{
    private const string Name = "certificate-controller";

    /// <summary>Upstream's bounds of how long a certificate is valid.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public static IController Create(ControllerContext context)
    {
        var client = context.ClientOf(Name);
        var queue = context.Queue<ObjectKey>("certificate-signing");
        var requests = context.Informers.Of<CertificateSigningRequest>().Enqueue(queue);
        return context.Reconciler(queue, async (key, cancel) =>
        {
            if (context.Options.SigningAuthority is not { } authority || requests.Get(key) is not { } request) return Requeue.Never;
            if (!request.IsApproved() || request.IsIssued() || request.Has("Failed") || !SignerRules.IsOurs(request.Spec.SignerName)) return Requeue.Never;
            await client.UpdateStatusAsync(Decided(request, authority, context.Now), cancel);
            return Requeue.Never;
        });
    }

    /// <summary>The request with its certificate, or with the reason for which there is none.</summary>
    internal static CertificateSigningRequest Decided(CertificateSigningRequest request, CertificateAuthority authority, DateTimeOffset now)
    {
        try
        {
            var asked = SigningRequest.Parse(Encoding.UTF8.GetString(request.Spec.Request.Span));
            if (SignerRules.Refuse(request.Spec.SignerName, asked, request.Spec.Usages) is { } reason) return Failed(request, "SignerValidationFailure", reason, now);
            var certificate = authority.Sign(asked, [.. request.Spec.Usages], Duration(request.Spec.ExpirationSeconds));
            return request with { Status = request.Status with { Certificate = new Bytes(Encoding.UTF8.GetBytes(certificate)) } };
        }
        catch (PkiException e)
        {
            return Failed(request, "SigningFailure", e.Message, now);
        }
    }

    private static TimeSpan Duration(int? seconds)
    {
        if (seconds is not { } asked) return Longest;
        var duration = TimeSpan.FromSeconds(asked);
        return duration < Shortest ? Shortest : duration > Longest ? Longest : duration;
    }

    private static CertificateSigningRequest Failed(CertificateSigningRequest request, string reason, string message, DateTimeOffset now) => request with
    {
        Status = request.Status with
        {
            Conditions = request.Status.Conditions.Add(new()
            {
                Type = "Failed", Status = "True", Reason = reason, Message = message, LastUpdateTime = Time.From(now), LastTransitionTime = Time.From(now),
            }),
        },
    };
}
