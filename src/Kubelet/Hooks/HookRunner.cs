using Keles.Api.Core.V1;
using Keles.Grpc;
using Keles.Kubelet.Probes.Network;
using Keles.Kubelet.Runtime.Cri;
using Keles.Kubelet.Runtime.Instances;

namespace Keles.Kubelet.Hooks;

/// <summary>Runs what a container wants done right after its start or before its end.</summary>
internal sealed class HookRunner(ICriCommands commands, IHttpProber http, TimeProvider time)
{
    private static readonly TimeSpan HttpLimit = TimeSpan.FromSeconds(30);

    /// <summary>Null when it went well, else what the event says.</summary>
    public async Task<string?> RunAsync(LifecycleHandler hook, Container container, string containerId, string podIp, CancellationToken cancel)
    {
        if (hook.Exec is { } exec)
        {
            return await ExecAsync(exec, containerId, cancel);
        }
        if (hook.HttpGet is { } get)
        {
            return await HttpAsync(get, container, podIp, cancel);
        }
        if (hook.Sleep is { } sleep)
        {
            await Task.Delay(GracePeriods.Of(sleep.Seconds), time, cancel);
            return null;
        }
        return hook.TcpSocket is not null ? "invalid handler: tcpSocket is not supported" : "invalid handler: the hook names no action";
    }

    private async Task<string?> ExecAsync(ExecAction exec, string containerId, CancellationToken cancel)
    {
        try
        {
            var answer = await commands.ExecSyncAsync(containerId, exec.Command, null, cancel);
            return answer.ExitCode == 0
                ? null
                : $"Exec lifecycle hook ([{string.Join(' ', exec.Command)}]) failed with exit code {answer.ExitCode}, stdout: \"{answer.Stdout.ToStringUtf8()}\", stderr: \"{answer.Stderr.ToStringUtf8()}\"";
        }
        catch (GrpcException failed) when (!cancel.IsCancellationRequested)
        {
            return $"Exec lifecycle hook ([{string.Join(' ', exec.Command)}]) failed: {failed.Detail}";
        }
    }

    private async Task<string?> HttpAsync(HTTPGetAction get, Container container, string podIp, CancellationToken cancel)
    {
        if (HttpTarget.For(get, container, podIp, out var error) is not { } target)
        {
            return error;
        }
        var answer = await http.GetAsync(target, HttpLimit, cancel);
        return answer.Success ? null : $"HTTP lifecycle hook ({get.Path}) failed: {answer.Output}";
    }
}
