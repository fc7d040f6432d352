using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Pods and claims keep within the limits of their namespace, and pods that ask for nothing get its defaults.</summary>
internal sealed class LimitRanger(ObjectStore store) : IAdmissionPlugin
{
    public string Name => "LimitRanger";

    public ValueTask<IApiObject?> MutateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request.Operation != Operation.Create || !request.IsFor("", "pods") || request.Object is not Pod pod) return ValueTask.FromResult(request.Object);
        foreach (var range in Of(request.Namespace)) pod = LimitDefaults.Apply(pod, range);
        return ValueTask.FromResult<IApiObject?>(pod);
    }

    public ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (!Counts(request) || request.Old?.Metadata.DeletionTimestamp is not null) return ValueTask.CompletedTask;
        foreach (var range in Of(request.Namespace))
        {
            string[] problems = request.Object switch
            {
                Pod pod => [.. LimitChecks.Of(pod, range)],
                PersistentVolumeClaim claim => [.. LimitChecks.Of(claim, range)],
                _ => [],
            };
            if (problems.Length > 0) throw request.Forbidden(problems.Length == 1 ? problems[0] : $"[{string.Join(", ", problems.Distinct(StringComparer.Ordinal))}]");
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>What a pod asks for cannot change once it is there, but by a resize.</summary>
    private static bool Counts(AdmissionRequest request) => request.Operation switch
    {
        Operation.Create => request.IsFor("", "pods") || request.IsFor("", "persistentvolumeclaims"),
        Operation.Update => request.IsFor("", "pods/resize") || request.IsFor("", "persistentvolumeclaims"),
        _ => false,
    };

    private IEnumerable<LimitRange> Of(string ns) =>
        store.List(LimitRangeKind.Kind, ns).Items().Select(static r => (LimitRange)r.Object).Where(static r => r.Metadata.DeletionTimestamp is null);
}
