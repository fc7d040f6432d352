using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Runtime.Cri;

/// <summary>Running things inside containers, and the addresses at which the runtime streams them.</summary>
internal interface ICriCommands
{
    /// <summary>Runs a command to its end. A failing command is an exit code, one that takes too long a DeadlineExceeded.</summary>
    Task<ExecSyncResponse> ExecSyncAsync(string containerId, IEnumerable<string> command, TimeSpan? timeout, CancellationToken cancel);

    /// <summary>The address that runs the command once somebody connects to it.</summary>
    Task<Uri> ExecAsync(ExecRequest request, CancellationToken cancel);

    Task<Uri> AttachAsync(AttachRequest request, CancellationToken cancel);

    Task<Uri> PortForwardAsync(PortForwardRequest request, CancellationToken cancel);
}
