using Keles.Api;
using Keles.Api.Autoscaling.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>The number of pods a workload wants and has, in one form for all kinds.</summary>
internal sealed class ScaleSubresource(ResourceApi api, Scaling scaling) : ISubresource
{
    private readonly Transition transition = Transition.AsUpdate(scaling.Kind) with { OwnersKnown = true };

    public Kind Parent => scaling.Kind;

    public string Name => "scale";

    public Kind Body => ScaleKind.Kind;

    public async Task<ApiObject> GetAsync(ResourceRequest request, CancellationToken cancel)
    {
        var parent = await api.GetAsync(request with { Subresource = "" }, "", cancel);
        if (scaling.Missing(parent.Value) is { } why) throw ApiErrors.Internal(why);
        return new(Body, scaling.Of(parent.Value));
    }

    public async Task<ApiObject> UpdateAsync(ResourceRequest request, Func<IApiObject, IApiObject> change, CancellationToken cancel)
    {
        var changed = await api.TransitionAsync(request, stored => Changed(request, stored, change), transition, cancel);
        return new(Body, scaling.Of(changed.Value));
    }

    /// <summary>The version and uid that the scale speaks of are asked for of its object; who owns its number owns the object's.</summary>
    private IApiObject Changed(ResourceRequest request, IApiObject stored, Func<IApiObject, IApiObject> change)
    {
        var before = scaling.Of(stored);
        before = before with { Metadata = before.Metadata with { ManagedFields = scaling.Owners.ToScale(stored.Metadata.ManagedFields) } };
        var scale = (Scale)change(before);
        if (!request.IsApply) scale = (Scale)api.Owned(request, Body, before, scale);
        if (scale.Spec.Replicas < 0)
        {
            var errors = new FieldErrors();
            errors.Invalid(FieldPath.Root("spec", "replicas"), scale.Spec.Replicas, "must be greater than or equal to 0");
            throw ApiErrors.Invalid(Body, stored.Metadata.Name, errors);
        }

        var metadata = stored.Metadata with { ManagedFields = scaling.Owners.ToParent(stored.Metadata.ManagedFields, scale.Metadata.ManagedFields) };
        if (scale.Metadata.ResourceVersion.Length > 0) metadata = metadata with { ResourceVersion = scale.Metadata.ResourceVersion };
        if (scale.Metadata.Uid.Length > 0) metadata = metadata with { Uid = scale.Metadata.Uid };
        return scaling.Write(stored.WithMetadata(metadata), scale.Spec.Replicas);
    }
}
