using Keles.Machinery;
using Keles.Pki;

namespace Keles.Controllers.Certificates;

/// <summary>What each of the system's own signers signs ("Certificate Signing Requests", Kubernetes signers).</summary>
internal static class SignerRules
{
    public const string Client = "kubernetes.io/kube-apiserver-client";
    public const string KubeletClient = "kubernetes.io/kube-apiserver-client-kubelet";
    public const string KubeletServing = "kubernetes.io/kubelet-serving";
    public const string Legacy = "kubernetes.io/legacy-unknown";

    private const string NodeGroup = "system:nodes";
    private const string NodePrefix = "system:node:";

    public static bool IsOurs(string signer) => signer is Client or KubeletClient or KubeletServing or Legacy;

    /// <summary>Null when the signer signs it, else why not.</summary>
    public static string? Refuse(string signer, SigningRequest request, Items<string> usages) => signer switch
    {
        Client => RefuseClient(usages),
        KubeletClient => RefuseKubeletClient(request, usages),
        KubeletServing => RefuseKubeletServing(request, usages),
        _ => null,
    };

    /// <summary>Whether a kubelet asks for what it may have as a client; its requests alone are approved without a person.</summary>
    public static string? RefuseKubeletClient(SigningRequest request, Items<string> usages)
    {
        if (RefuseNode(request) is { } reason) return reason;
        if (request.Names.DnsNames.Count > 0) return "DNS subjectAltNames are not allowed";
        if (request.Names.Emails.Count > 0) return "Email subjectAltNames are not allowed";
        if (request.Names.Addresses.Count > 0) return "IP subjectAltNames are not allowed";
        if (request.Names.Uris.Count > 0) return "URI subjectAltNames are not allowed";
        return RefuseUsages(usages, KeyUsages.ClientAuth);
    }

    private static string? RefuseKubeletServing(SigningRequest request, Items<string> usages)
    {
        if (RefuseNode(request) is { } reason) return reason;
        if (request.Names is { DnsNames.Count: 0, Addresses.Count: 0 }) return "DNS or IP subjectAltName is required";
        if (request.Names.Emails.Count > 0) return "Email subjectAltNames are not allowed";
        if (request.Names.Uris.Count > 0) return "URI subjectAltNames are not allowed";
        return RefuseUsages(usages, KeyUsages.ServerAuth);
    }

    private static string? RefuseNode(SigningRequest request)
    {
        if (request.Subject.Organizations is not [NodeGroup]) return "subject organization is not system:nodes";
        return request.Subject.CommonName.StartsWith(NodePrefix, StringComparison.Ordinal) ? null : "subject common name does not begin with system:node:";
    }

    private static string? RefuseClient(Items<string> usages)
    {
        foreach (var usage in usages)
            if (usage is not (KeyUsages.DigitalSignature or KeyUsages.KeyEncipherment or KeyUsages.ClientAuth)) return $"invalid usage for client certificate: {usage}";
        return usages.Contains(KeyUsages.ClientAuth) ? null : $"missing required usage for client certificate: {KeyUsages.ClientAuth}";
    }

    /// <summary>Signatures and the purpose are a must, key encipherment is for RSA keys and may be left out.</summary>
    private static string? RefuseUsages(Items<string> usages, string purpose)
    {
        var wanted = usages.ToHashSet(StringComparer.Ordinal);
        wanted.Remove(KeyUsages.KeyEncipherment);
        return wanted.SetEquals([KeyUsages.DigitalSignature, purpose]) ? null
            : $"usages did not match [{KeyUsages.DigitalSignature} {KeyUsages.KeyEncipherment} {purpose}] or [{KeyUsages.DigitalSignature} {purpose}]";
    }
}
