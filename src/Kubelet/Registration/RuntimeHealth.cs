using Keles.Grpc;
using Keles.Kubelet.Runtime;
using Keles.Kubelet.Runtime.Cri;
using Keles.Kubelet.Runtime.Relist;
using Keles.Machinery;

namespace Keles.Kubelet.Registration;

/// <summary>Asks the runtime how it is, and keeps what it answered.</summary>
internal sealed class RuntimeHealth(ICriRuntime runtime, NetworkGate network, RuntimeRelist relist, TimeProvider time)
{
    /// <summary>A runtime that nobody could look into for this long counts as down.</summary>
    private static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(3);

    private readonly DateTimeOffset _since = time.GetUtcNow();

    public string Version { get; private set; } = "";

    public Proto.StatusResponse? Answer { get; private set; }

    /// <summary>Why no pods can be run; empty when they can.</summary>
    public Items<string> Problems { get; private set; } = ["container runtime status check may not have completed yet"];

    public async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            if (Version.Length == 0)
            {
                var version = await runtime.VersionAsync(cancel);
                Version = $"{version.RuntimeName}://{version.RuntimeVersion.TrimStart('v')}";
            }
            Answer = await runtime.StatusAsync(verbose: false, cancel);
            var (ready, net) = (Problem("RuntimeReady", "container runtime not ready"), Problem("NetworkReady", "container runtime network not ready"));
            network.Problem = net;
            Problems = [.. new[] { ready, net, Stale() }.OfType<string>()];
        }
        catch (GrpcException failed) when (!cancel.IsCancellationRequested)
        {
            // It may be another version when it comes back.
            Version = "";
            network.Problem = "the container runtime does not answer";
            Problems = [$"container runtime is down: {failed.Detail}"];
        }
    }

    private string? Problem(string type, string words) => Answer!.Status.Conditions.FirstOrDefault(c => c.Type == type) switch
    {
        { Status: true } => null,
        { } condition => $"{words}: {type}=false reason:{condition.Reason} message:{condition.Message}",
        null => $"{words}: runtime did not report {type}",
    };

    private string? Stale()
    {
        var seen = relist.SeenAt ?? _since;
        var age = time.GetUtcNow() - seen;
        return age > StaleAfter ? $"PLEG is not healthy: pleg was last seen active {Duration.From(age)} ago; threshold is {Duration.From(StaleAfter)}" : null;
    }
}
