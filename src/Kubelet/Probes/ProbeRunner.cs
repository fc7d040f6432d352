using Keles.Grpc;
using Keles.Kubelet.Probes.Network;
using Keles.Kubelet.Runtime.Cri;

namespace Keles.Kubelet.Probes;

/// <summary>Probes with commands, pages, connections and the gRPC health service.</summary>
internal sealed class ProbeRunner(ICriCommands commands, IHttpProber http, TcpProber tcp, GrpcProber grpc) : IProbeRunner
{
    private const int MaxOutput = 10 * 1024;

    public async Task<ProbeAnswer> RunAsync(ProbeTarget target, string podIp, CancellationToken cancel)
    {
        var limit = TimeSpan.FromSeconds(Math.Max(1, target.Probe.TimeoutSeconds));
        var container = target.Container.Spec;
        if (target.Probe.Exec is { } exec)
        {
            return await ExecAsync(target, [.. exec.Command.AsEnumerable().Select(c => Expand(target, c))], limit, cancel);
        }
        if (target.Probe.HttpGet is { } get)
        {
            return HttpTarget.For(get, container, podIp, out var error) is { } page ? await http.GetAsync(page, limit, cancel) : new ProbeAnswer(false, error, Errored: true);
        }
        if (target.Probe.TcpSocket is { } socket)
        {
            return Ports.Find(socket.Port, container, out var error) is { } port
                ? await tcp.ConnectAsync(socket.Host.Length > 0 ? socket.Host : podIp, port, limit, cancel)
                : new ProbeAnswer(false, error, Errored: true);
        }
        return target.Probe.Grpc is { } service
            ? await grpc.CheckAsync(podIp, service.Port, service.Service ?? "", limit, cancel)
            : new ProbeAnswer(false, $"missing probe handler for {target.Pod.Metadata.Name}:{container.Name}", Errored: true);
    }

    /// <summary>A probe's command sees the values that the definition itself states.</summary>
    private static string Expand(ProbeTarget target, string text) => Pods.Variables.Expansion.Expand(text, name => target.Container.Spec.Env.Find(e => e.Name == name)?.Value);

    private async Task<ProbeAnswer> ExecAsync(ProbeTarget target, string[] command, TimeSpan limit, CancellationToken cancel)
    {
        try
        {
            var answer = await commands.ExecSyncAsync(target.Instance.Id, command, limit, cancel);
            var output = answer.Stdout.ToStringUtf8() + answer.Stderr.ToStringUtf8();
            return new ProbeAnswer(answer.ExitCode == 0, output.Length <= MaxOutput ? output : output[..MaxOutput]);
        }
        catch (GrpcException late) when (late.Code == StatusCode.DeadlineExceeded && !cancel.IsCancellationRequested)
        {
            return new ProbeAnswer(false, $"command timed out: \"{string.Join(' ', command)}\" timed out after {limit.TotalSeconds}s");
        }
        catch (GrpcException failed) when (!cancel.IsCancellationRequested)
        {
            return new ProbeAnswer(false, Images.GoErrors.Text(failed), Errored: true);
        }
    }
}
