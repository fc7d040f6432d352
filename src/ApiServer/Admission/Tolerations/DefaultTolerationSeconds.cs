using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>A pod stays five minutes on a node that does not answer, unless it says otherwise.</summary>
internal sealed class DefaultTolerationSeconds : IAdmissionPlugin
{
    private const long FiveMinutes = 300;
    private const string NoExecute = "NoExecute";

    private static readonly string[] Taints = ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"];

    public string Name => "DefaultTolerationSeconds";

    public ValueTask<IApiObject?> MutateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (!request.IsFor("", "pods") || request.Object is not Pod pod) return ValueTask.FromResult(request.Object);
        var tolerations = pod.Spec.Tolerations;
        foreach (var taint in Taints)
        {
            if (pod.Spec.Tolerations.Any(t => (t.Key == taint || t.Key.Length == 0) && t.Effect is (NoExecute or ""))) continue;
            tolerations = tolerations.Add(new() { Key = taint, Operator = "Exists", Effect = NoExecute, TolerationSeconds = FiveMinutes });
        }

        return ValueTask.FromResult<IApiObject?>(pod with { Spec = pod.Spec with { Tolerations = tolerations } });
    }
}
