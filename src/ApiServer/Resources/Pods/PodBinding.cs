using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>What a binding does to a pod.</summary>
internal static class PodBinding
{
    /// <summary>Why the binding itself is wrong; empty when it is not.</summary>
    public static FieldErrors Check(Binding binding)
    {
        var errors = new FieldErrors();
        if (binding.Target.Kind is not ("" or "Node")) errors.NotSupported(FieldPath.Root("target", "kind"), binding.Target.Kind, "Node", "<empty>");
        if (binding.Target.Name.Length == 0) errors.Required(FieldPath.Root("target", "name"));
        return errors;
    }

    /// <summary>Why the pod cannot be bound; null when it can.</summary>
    public static string? Obstacle(Pod pod)
    {
        var name = pod.Metadata.Name;
        if (pod.IsBeingDeleted()) return $"pod {name} is being deleted, cannot be assigned to a host";
        if (pod.Spec.NodeName.Length > 0) return $"pod {name} is already assigned to node \"{pod.Spec.NodeName}\"";
        return pod.Spec.SchedulingGates.IsEmpty ? null : $"pod {name} has non-empty .spec.schedulingGates";
    }

    public static Pod Bound(Pod pod, Binding binding, DateTimeOffset now) => pod with
    {
        Metadata = pod.Metadata with
        {
            Annotations = pod.Metadata.Annotations.Overlay(binding.Metadata.Annotations),
            Labels = pod.Metadata.Labels.Overlay(binding.Metadata.Labels),
        },
        Spec = pod.Spec with { NodeName = binding.Target.Name },
        Status = PodConditions.With(
            pod.Status with { NominatedNodeName = "" },
            new() { Type = PodConditions.Scheduled, Status = "True", ObservedGeneration = pod.Metadata.Generation },
            now),
    };
}
