using System.Text;
using Keles.Api.Authorization.V1;
using Keles.Api.Certificates.V1;
using Keles.Client;
using Keles.Machinery;
using Keles.Pki;
using Keles.Reconcile;

namespace Keles.Controllers.Certificates;

/// <summary>Approves what kubelets ask for as clients, where they have the right to it: a node for itself, a bootstrap token for a new node.</summary>
internal static class ApprovingController
{
    private const string Name = "certificate-controller";

    /// <summary>The right asked about, as a subresource of requests, and the words of the approval.</summary>
    private static readonly (string Right, bool Self, string Message)[] Rights =
    [
        ("selfnodeclient", true, "Auto approving self kubelet client certificate after SubjectAccessReview."),
        ("nodeclient", false, "Auto approving kubelet client certificate after SubjectAccessReview."),
    ];

    public static IController Create(ControllerContext context)
    {
        var client = context.ClientOf(Name);
        var queue = context.Queue<ObjectKey>("certificate-approving");
        var requests = context.Informers.Of<CertificateSigningRequest>().Enqueue(queue);
        return context.Reconciler(queue, async (key, cancel) =>
        {
            if (requests.Get(key) is not { } request || request.IsIssued() || request.IsDecided() || request.Spec.SignerName != SignerRules.KubeletClient) return Requeue.Never;
            if (AsNode(request) is not { } asked) return Requeue.Never;
            foreach (var (right, self, message) in Rights)
            {
                if (self && request.Spec.Username != asked.Subject.CommonName) continue;
                if (!await IsAllowedAsync(client, request, right, cancel)) continue;
                await client.UpdateAsync(CertificateSigningRequestKind.Kind, Approved(request, message, context.Now), "approval", null, cancel);
                return Requeue.Never;
            }

            return Requeue.Never;
        });
    }

    private static SigningRequest? AsNode(CertificateSigningRequest request)
    {
        try
        {
            var asked = SigningRequest.Parse(Encoding.UTF8.GetString(request.Spec.Request.Span));
            return SignerRules.RefuseKubeletClient(asked, request.Spec.Usages) is null ? asked : null;
        }
        catch (PkiException)
        {
            // Nothing of ours to approve; a person may look at it.
            return null;
        }
    }

    private static async Task<bool> IsAllowedAsync(IApiClient client, CertificateSigningRequest request, string right, CancellationToken cancel)
    {
        var review = await client.CreateAsync(new SubjectAccessReview
        {
            Spec = new()
            {
                User = request.Spec.Username,
                Uid = request.Spec.Uid,
                Groups = request.Spec.Groups,
                Extra = request.Spec.Extra,
                ResourceAttributes = new() { Group = "certificates.k8s.io", Resource = "certificatesigningrequests", Verb = "create", Subresource = right, Version = "*" },
            },
        }, cancel: cancel);
        return review.Status.Allowed;
    }

    private static CertificateSigningRequest Approved(CertificateSigningRequest request, string message, DateTimeOffset now) => request with
    {
        Status = request.Status with
        {
            Conditions = request.Status.Conditions.Add(new()
            {
                Type = "Approved", Status = "True", Reason = "AutoApproved", Message = message, LastUpdateTime = Time.From(now), LastTransitionTime = Time.From(now),
            }),
        },
    };
}
