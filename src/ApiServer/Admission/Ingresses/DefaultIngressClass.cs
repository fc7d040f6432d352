using Keles.Api.Networking.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>An ingress that names no class gets the one marked as default, of several the newest.</summary>
internal sealed class DefaultIngressClass(ObjectStore store) : IAdmissionPlugin
{
    private const string OldAnnotation = "kubernetes.io/ingress.class";
    private const string Mark = "ingressclass.kubernetes.io/is-default-class";

    public string Name => "DefaultIngressClass";

    public ValueTask<IApiObject?> MutateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request.Operation != Operation.Create || !request.IsFor("networking.k8s.io", "ingresses")
            || request.Object is not Ingress { Spec.IngressClassName: null } ingress || ingress.Metadata.Annotations.ContainsKey(OldAnnotation))
        {
            return ValueTask.FromResult(request.Object);
        }

        var chosen = DefaultClasses.Newest(store.List(IngressClassKind.Kind, "").Items().Select(static c => c.Object), Mark);
        return ValueTask.FromResult<IApiObject?>(chosen is null ? ingress : ingress with { Spec = ingress.Spec with { IngressClassName = chosen } });
    }
}
