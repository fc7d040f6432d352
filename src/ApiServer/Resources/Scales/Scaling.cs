using Keles.Api;
using Keles.Api.Autoscaling.V1;
using Keles.Machinery;
using Keles.Machinery.ManagedFields;

namespace Keles.ApiServer;

/// <summary>How a kind that keeps a number of pods is seen and changed through its scale.</summary>
/// <param name="Read">The scale's spec and status of an object.</param>
/// <param name="Write">The object with another number wanted.</param>
internal sealed record Scaling(Kind Kind, Func<IApiObject, (ScaleSpec Spec, ScaleStatus Status)> Read, Func<IApiObject, int, IApiObject> Write)
{
    /// <summary>Why an object has no scale that could be read; null when it has one. A write makes what is missing.</summary>
    public Func<IApiObject, string?> Missing { get; init; } = static _ => null;

    /// <summary>How the owners of the number are seen through the scale.</summary>
    public ScaledOwnership Owners { get; init; } = InSpec(Kind.ApiVersion);

    public Scale Of(IApiObject value)
    {
        var (spec, status) = Read(value);
        var metadata = value.Metadata;
        return new()
        {
            Metadata = new()
            {
                Name = metadata.Name,
                Namespace = metadata.Namespace,
                Uid = metadata.Uid,
                ResourceVersion = metadata.ResourceVersion,
                CreationTimestamp = metadata.CreationTimestamp,
            },
            Spec = spec,
            Status = status,
        };
    }

    /// <summary>Of the kinds that keep the number in <c>spec.replicas</c>, in versions that objects may have been written in long ago.</summary>
    private static ScaledOwnership InSpec(string version) =>
        new(version, new HashSet<string>(StringComparer.Ordinal) { version, "apps/v1beta1", "apps/v1beta2", "extensions/v1beta1" }, "spec", "replicas");
}
