using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>A pod that is bound learns the zone and region of its node from its labels.</summary>
internal sealed class PodTopologyLabels(ObjectStore store) : IAdmissionPlugin
{
    private static readonly string[] Labels = ["topology.kubernetes.io/zone", "topology.kubernetes.io/region"];

    public string Name => "PodTopologyLabels";

    public async ValueTask<IApiObject?> MutateAsync(AdmissionRequest request, CancellationToken cancel) => request switch
    {
        { Operation: Operation.Create, Object: Binding { Target.Kind: "" or "Node" } binding } when request.IsFor("", "pods/binding") =>
            binding with { Metadata = await LabelledAsync(binding.Metadata, binding.Target.Name, cancel) },
        { Operation: Operation.Create, Object: Pod { Spec.NodeName.Length: > 0 } pod } when request.IsFor("", "pods") =>
            pod with { Metadata = await LabelledAsync(pod.Metadata, pod.Spec.NodeName, cancel) },
        _ => request.Object,
    };

    private async ValueTask<ObjectMeta> LabelledAsync(ObjectMeta metadata, string node, CancellationToken cancel)
    {
        if (node.Length == 0 || await store.FindAsync<Node>(NodeKind.Kind, "", node, cancel) is not { } found) return metadata;
        foreach (var label in Labels)
        {
            if (found.Metadata.Labels.TryGetValue(label, out var value)) metadata = metadata with { Labels = metadata.Labels.With(label, value) };
        }

        return metadata;
    }
}
