using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>A new node is tainted as not ready, so that nothing is sent to it before its conditions are known.</summary>
internal sealed class TaintNodesByCondition : IAdmissionPlugin
{
    private static readonly Taint NotReady = new() { Key = "node.kubernetes.io/not-ready", Effect = "NoSchedule" };

    public string Name => "TaintNodesByCondition";

    public ValueTask<IApiObject?> MutateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request.Operation != Operation.Create || !request.IsFor("", "nodes") || request.Object is not Node node) return ValueTask.FromResult(request.Object);
        var tainted = node.Spec.Taints.Any(static t => t.Key == NotReady.Key && t.Effect == NotReady.Effect);
        return ValueTask.FromResult<IApiObject?>(tainted ? node : node with { Spec = node.Spec with { Taints = node.Spec.Taints.Add(NotReady) } });
    }
}
