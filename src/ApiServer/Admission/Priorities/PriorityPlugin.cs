using Keles.Api.Core.V1;
using Keles.Api.Scheduling.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Pods get the number and the preemption policy of their priority class; at most one class is everybody's.</summary>
internal sealed class PriorityPlugin(ObjectStore store) : IAdmissionPlugin
{
    private const string Preempting = "PreemptLowerPriority";

    public string Name => "Priority";

    public async ValueTask<IApiObject?> MutateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (!request.IsFor("", "pods") || request.Object is not Pod pod) return request.Object;
        return request.Operation switch
        {
            Operation.Create => await WithClassAsync(request, pod, cancel),
            Operation.Update => Kept(pod, (Pod)request.Old!),
            _ => pod,
        };
    }

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (!request.IsFor("scheduling.k8s.io", "priorityclasses") || request.Object is not PriorityClass { GlobalDefault: true } wanted) return;
        await store.CatchUpAsync(cancel);
        if (Everybodys() is { } present && (request.Operation == Operation.Create || present.Metadata.Name != wanted.Metadata.Name))
            throw request.Forbidden($"PriorityClass {present.Metadata.Name} is already marked as default. Only one default can exist");
    }

    private async Task<Pod> WithClassAsync(AdmissionRequest request, Pod pod, CancellationToken cancel)
    {
        var spec = pod.Spec;
        var chosen = spec.PriorityClassName.Length == 0
            ? Everybodys()
            : await store.FindAsync<PriorityClass>(PriorityClassKind.Kind, "", spec.PriorityClassName, cancel)
                ?? throw request.Forbidden($"no PriorityClass with name {spec.PriorityClassName} was found");
        var (priority, policy) = (chosen?.Value ?? 0, chosen is null ? Preempting : chosen.PreemptionPolicy);
        if (spec.Priority is { } said && said != priority)
            throw request.Forbidden($"the integer value of priority ({said}) must not be provided in pod spec; priority admission controller computed {priority} from the given PriorityClass name");
        if (policy is not null && spec.PreemptionPolicy is { } asked && asked != policy)
            throw request.Forbidden($"the string value of PreemptionPolicy ({asked}) must not be provided in pod spec; priority admission controller computed {policy} from the given PriorityClass name");
        return pod with
        {
            Spec = spec with { PriorityClassName = chosen?.Metadata.Name ?? spec.PriorityClassName, Priority = priority, PreemptionPolicy = policy ?? spec.PreemptionPolicy },
        };
    }

    private static Pod Kept(Pod pod, Pod stored) => pod with
    {
        Spec = pod.Spec with { Priority = pod.Spec.Priority ?? stored.Spec.Priority, PreemptionPolicy = pod.Spec.PreemptionPolicy ?? stored.Spec.PreemptionPolicy },
    };

    /// <summary>The lowest, should there be several by some race.</summary>
    private PriorityClass? Everybodys() =>
        store.List(PriorityClassKind.Kind, "").Items().Select(static c => (PriorityClass)c.Object).Where(static c => c.GlobalDefault).MinBy(static c => c.Value);
}
