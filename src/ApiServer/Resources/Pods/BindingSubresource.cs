using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Gives a pod its node, once.</summary>
internal sealed class BindingSubresource(ResourceApi api, TimeProvider time) : ISubresource
{
    public Kind Parent => PodKind.Kind;

    public string Name => "binding";

    public Kind Body => BindingKind.Kind;

    public async Task<ApiObject> CreateAsync(ResourceRequest request, IApiObject body, CancellationToken cancel)
    {
        var binding = (Binding)body;
        if (binding.Metadata.Name.Length == 0) binding = binding with { Metadata = binding.Metadata with { Name = request.Name } };
        if (binding.Metadata.Name != request.Name) throw ApiErrors.BadRequest("name in URL does not match name in Binding object");
        binding = (Binding)await api.AdmitAsync(request, Operation.Create, binding, cancel);
        if (PodBinding.Check(binding) is { IsEmpty: false } errors) throw ApiErrors.Make(500, "", errors.Message);
        await api.TransitionAsync(request, stored => Bound((Pod)stored, binding), Transition.AsMade, cancel);
        return ApiObject.Done(Body, binding);
    }

    /// <summary>The uid and version that the binding speaks of are asked for of the pod.</summary>
    private Pod Bound(Pod pod, Binding binding)
    {
        if (PodBinding.Obstacle(pod) is { } why) throw ApiErrors.Conflict(Parent, Name, pod.Metadata.Name, why);
        var (uid, version) = (binding.Metadata.Uid, binding.Metadata.ResourceVersion);
        var expected = pod with { Metadata = pod.Metadata with { Uid = uid.Length > 0 ? uid : pod.Metadata.Uid, ResourceVersion = version.Length > 0 ? version : pod.Metadata.ResourceVersion } };
        return PodBinding.Bound(expected, binding, time.GetUtcNow());
    }
}
