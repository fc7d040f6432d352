using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Keles.Api.Certificates.V1;
using Keles.Api.Core.V1;
using Keles.Api.Networking.V1;
using Keles.Api.Storage.V1;
using Keles.ApiServer.Tests.Resources;

namespace Keles.ApiServer.Tests.Admission;

/// <summary>Namespaces, storage, certificates and nodes on their way in.</summary>
public sealed class ClusterPluginTests
{
    private const string Map = "{metadata: {name: m, namespace: NS}}";

    [Fact]
    public async Task Nothing_is_created_in_an_absent_namespace()
    {
        await using var server = await AdmissionServer.StartAsync();
        var status = await TestServer.RefusedAsync(() => server.CreateAsync<ConfigMap>(ConfigMapKind.Kind, Map.Replace("NS", "absent", StringComparison.Ordinal)));
        Assert.Equal((404, "NotFound", "namespaces \"absent\" not found"), (status.Code, status.Reason, status.Message));
    }

    [Fact]
    public async Task Nothing_is_created_in_a_namespace_that_goes_but_what_is_there_may_change()
    {
        await using var server = await AdmissionServer.StartAsync();
        await server.CreateAsync<Namespace>(NamespaceKind.Kind, "{metadata: {name: a}}");
        await server.CreateAsync<ConfigMap>(ConfigMapKind.Kind, "{metadata: {name: old, namespace: a}}");
        await server.DeleteAsync<Namespace>(NamespaceKind.Kind, "a");
        var status = await TestServer.RefusedAsync(() => server.CreateAsync<ConfigMap>(ConfigMapKind.Kind, Map.Replace("NS", "a", StringComparison.Ordinal)));
        Assert.Equal((403, "configmaps \"m\" is forbidden: unable to create new content in namespace a because it is being terminated"), (status.Code, status.Message));
        var cause = Assert.Single(status.Details!.Causes.ToArray());
        Assert.Equal(("NamespaceTerminating", "namespace a is being terminated", "metadata.namespace"), (cause.Reason, cause.Message, cause.Field));
        await server.PatchAsync<ConfigMap>(ConfigMapKind.Kind, "old", "{data: {k: v}}", ns: "a");
        Assert.True((await server.DeleteAsync<ConfigMap>(ConfigMapKind.Kind, "old", ns: "a")).Gone);
    }

    [Fact]
    public async Task The_first_namespaces_stay()
    {
        await using var server = await AdmissionServer.StartAsync();
        var status = await TestServer.RefusedAsync(() => server.DeleteAsync<Namespace>(NamespaceKind.Kind, "default"));
        Assert.Equal((403, "namespaces \"default\" is forbidden: this namespace may not be deleted"), (status.Code, status.Message));
    }

    [Fact]
    public async Task A_claim_without_class_gets_the_newest_default()
    {
        await using var server = await AdmissionServer.StartAsync();
        Assert.Null((await ClaimAsync(server, "before")).Spec.StorageClassName);
        foreach (var name in new[] { "older", "newer" })
        {
            await server.CreateAsync<StorageClass>(StorageClassKind.Kind, $"{{metadata: {{name: {name}, annotations: {{storageclass.kubernetes.io/is-default-class: 'true'}}}}, provisioner: x.example.com}}");
            server.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await server.Store.CatchUpAsync(CancellationToken.None);
        var claim = await ClaimAsync(server, "a");
        Assert.Equal(("newer", "kubernetes.io/pvc-protection"), (claim.Spec.StorageClassName, claim.Metadata.Finalizers[0]));
        Assert.Equal("", (await ClaimAsync(server, "b", "storageClassName: ''")).Spec.StorageClassName);
    }

    [Fact]
    public async Task A_volume_is_protected_while_it_is_used()
    {
        await using var server = await AdmissionServer.StartAsync();
        var volume = await server.CreateAsync<PersistentVolume>(PersistentVolumeKind.Kind, "{metadata: {name: v}, spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /x}}}");
        Assert.Equal(["kubernetes.io/pv-protection"], volume.Metadata.Finalizers.ToArray());
    }

    [Fact]
    public async Task A_claim_grows_only_when_bound_and_allowed()
    {
        await using var server = await AdmissionServer.StartAsync();
        await server.CreateAsync<StorageClass>(StorageClassKind.Kind, "{metadata: {name: fixed}, provisioner: x.example.com}");
        await server.CreateAsync<StorageClass>(StorageClassKind.Kind, "{metadata: {name: elastic}, provisioner: x.example.com, allowVolumeExpansion: true}");
        await ClaimAsync(server, "a", "storageClassName: fixed, volumeName: v1");
        await ClaimAsync(server, "b", "storageClassName: elastic, volumeName: v2");
        Task GrowAsync(string name) => server.PatchAsync<PersistentVolumeClaim>(PersistentVolumeClaimKind.Kind, name, "{spec: {resources: {requests: {storage: 2Gi}}}}");

        Assert.Contains("spec is immutable after creation", (await TestServer.RefusedAsync(() => GrowAsync("b"))).Message, StringComparison.Ordinal);
        foreach (var name in new[] { "a", "b" }) await server.PatchAsync<PersistentVolumeClaim>(PersistentVolumeClaimKind.Kind, name, "{status: {phase: Bound}}", "status");
        Assert.Equal(
            "persistentvolumeclaims \"a\" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize",
            (await TestServer.RefusedAsync(() => GrowAsync("a"))).Message);
        await GrowAsync("b");
    }

    [Fact]
    public async Task An_ingress_without_class_gets_the_default()
    {
        await using var server = await AdmissionServer.StartAsync();
        await server.CreateAsync<IngressClass>(IngressClassKind.Kind, "{metadata: {name: web, annotations: {ingressclass.kubernetes.io/is-default-class: 'true'}}, spec: {controller: example.com/c}}");
        await server.Store.CatchUpAsync(CancellationToken.None);
        var ingress = await server.CreateAsync<Ingress>(IngressKind.Kind, "{metadata: {name: i}, spec: {defaultBackend: {service: {name: s, port: {number: 80}}}}}");
        Assert.Equal("web", ingress.Spec.IngressClassName);
        ingress = await server.CreateAsync<Ingress>(IngressKind.Kind, "{metadata: {name: j, annotations: {kubernetes.io/ingress.class: old}}, spec: {defaultBackend: {service: {name: s, port: {number: 80}}}}}");
        Assert.Null(ingress.Spec.IngressClassName);
    }

    [Fact]
    public async Task A_new_node_is_tainted_as_not_ready()
    {
        await using var server = await AdmissionServer.StartAsync();
        var node = await server.CreateAsync<Node>(NodeKind.Kind, "{metadata: {name: n1}}");
        Assert.Equal([("node.kubernetes.io/not-ready", "NoSchedule")], node.Spec.Taints.ToArray().Select(t => (t.Key, t.Effect)));
    }

    [Fact]
    public async Task Approving_and_signing_need_a_right_on_the_signer()
    {
        var rights = new Rights();
        await using var server = await AdmissionServer.StartAsync(rights);
        await server.CreateAsync<CertificateSigningRequest>(CertificateSigningRequestKind.Kind, Asked("example.com/s", "CN=me"));
        const string approval = "{status: {conditions: [{type: Approved, status: 'True', reason: R, message: M}]}}";
        Task ApproveAsync() => server.PatchAsync<CertificateSigningRequest>(CertificateSigningRequestKind.Kind, "r", approval, "approval");
        Assert.Equal("certificatesigningrequests.certificates.k8s.io \"r\" is forbidden: user not permitted to approve requests with signerName \"example.com/s\"", (await TestServer.RefusedAsync(ApproveAsync)).Message);
        rights.Granted = ("approve", "example.com/*");
        await ApproveAsync();
        var approved = await server.GetAsync<CertificateSigningRequest>(CertificateSigningRequestKind.Kind, "r");
        Assert.False(approved.Status.Conditions[0].LastUpdateTime.IsZero);

        const string failure = "{status: {conditions: [{type: Approved, status: 'True'}, {type: Failed, status: 'True', reason: R, message: M}]}}";
        Task FailAsync() => server.PatchAsync<CertificateSigningRequest>(CertificateSigningRequestKind.Kind, "r", failure, "status");
        Assert.Equal("certificatesigningrequests.certificates.k8s.io \"r\" is forbidden: user not permitted to sign requests with signerName \"example.com/s\"", (await TestServer.RefusedAsync(FailAsync)).Message);
        rights.Granted = ("sign", "example.com/s");
        await FailAsync();
    }

    [Fact]
    public async Task The_approval_takes_every_condition_and_the_status_no_decision()
    {
        var rights = new Rights { Granted = ("approve", "example.com/*") };
        await using var server = await AdmissionServer.StartAsync(rights);
        await server.CreateAsync<CertificateSigningRequest>(CertificateSigningRequestKind.Kind, Asked("example.com/s", "CN=me"));
        var approval = await server.PatchAsync<CertificateSigningRequest>(CertificateSigningRequestKind.Kind, "r", "{metadata: {annotations: {a: b}}, status: {conditions: [{type: Odd, status: 'True', reason: R}]}}", "approval");
        Assert.Equal(("Odd", false, "b"), (approval.Status.Conditions.Single().Type, approval.Status.Conditions.Single().LastTransitionTime.IsZero, approval.Metadata.Annotations["a"]));

        rights.Granted = ("sign", "example.com/s");
        Task PatchAsync(string patch) => server.PatchAsync<CertificateSigningRequest>(CertificateSigningRequestKind.Kind, "r", patch, "status");
        var status = await TestServer.RefusedAsync(() => PatchAsync("{status: {conditions: [{type: Odd, status: 'True'}, {type: Denied, status: 'True', reason: R}]}}"));
        Assert.Equal("CertificateSigningRequest.certificates.k8s.io \"r\" is invalid: status.conditions: Forbidden: updates may not add a condition of type \"Denied\"", status.Message);
        await PatchAsync("{status: {conditions: [{type: Another, status: 'True', reason: R}]}}");
        var stored = await server.GetAsync<CertificateSigningRequest>(CertificateSigningRequestKind.Kind, "r");
        Assert.Equal(("Another", false), (stored.Status.Conditions.Single().Type, stored.Status.Conditions.Single().LastUpdateTime.IsZero));
    }

    [Fact]
    public async Task Nobody_asks_for_a_certificate_of_the_masters()
    {
        await using var server = await AdmissionServer.StartAsync();
        var status = await TestServer.RefusedAsync(() => server.CreateAsync<CertificateSigningRequest>(CertificateSigningRequestKind.Kind, Asked("kubernetes.io/kube-apiserver-client", "O=system:masters, CN=me")));
        Assert.Equal("certificatesigningrequests.certificates.k8s.io \"r\" is forbidden: use of kubernetes.io/kube-apiserver-client signer with system:masters group is not allowed", status.Message);
        await server.CreateAsync<CertificateSigningRequest>(CertificateSigningRequestKind.Kind, Asked("kubernetes.io/kube-apiserver-client", "O=friends, CN=me"));
    }

    private static Task<PersistentVolumeClaim> ClaimAsync(TestServer server, string name, string spec = "") => server.CreateAsync<PersistentVolumeClaim>(
        PersistentVolumeClaimKind.Kind,
        $"{{metadata: {{name: {name}}}, spec: {{accessModes: [ReadWriteOnce], resources: {{requests: {{storage: 1Gi}}}}{(spec.Length > 0 ? ", " + spec : "")}}}}}");

    private static string Asked(string signer, string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = new CertificateRequest(new X500DistinguishedName(subject), key, HashAlgorithmName.SHA256).CreateSigningRequestPem();
        return $"{{metadata: {{name: r}}, spec: {{signerName: {signer}, usages: [client auth], request: {Convert.ToBase64String(Encoding.UTF8.GetBytes(pem))}}}}}";
    }

    private sealed class Rights : IAuthorizer
    {
        public (string Verb, string Signer) Granted { get; set; }

        public AccessVerdict Authorize(AccessRequest request) =>
            request is { Group: "certificates.k8s.io", Resource: "signers" } && (request.Verb, request.Name) == Granted ? AccessVerdict.Allow() : AccessVerdict.NoOpinion();
    }
}
