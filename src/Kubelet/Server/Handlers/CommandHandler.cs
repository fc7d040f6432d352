using Keles.Kubelet.Runtime.Cri;
using Keles.Streaming.Relays;
using Keles.Streaming.RemoteCommand;
using Keles.Streaming.Upgrade;
using Microsoft.AspNetCore.Http;

namespace Keles.Kubelet.Server.Handlers;

/// <summary>/exec, /attach, /portForward and /run: connects a client with the runtime's own streaming server.</summary>
internal sealed class CommandHandler(PodLookup lookup, ICriCommands runtime, HttpMessageInvoker http, TimeProvider time)
{
    private static readonly TimeSpan RunLimit = TimeSpan.FromMinutes(2);

    private readonly RemoteCommandProxy _commands = new(time);
    private readonly PortForwardProxy _ports = new(time);

    public async Task ExecAsync(HttpContext context, KubeletRoute route)
    {
        var (id, streams) = await TargetAsync(context, route);
        var command = context.Request.Query["command"];
        if (command.Count == 0)
        {
            throw ServerAnswerException.BadRequest("you must specify at least 1 command");
        }
        var request = new Proto.ExecRequest { ContainerId = id, Stdin = streams.Stdin, Stdout = streams.Stdout, Stderr = streams.Stderr, Tty = streams.Tty };
        request.Cmd.AddRange(command.OfType<string>());
        await RelayAsync(context, streams, await runtime.ExecAsync(request, context.RequestAborted));
    }

    public async Task AttachAsync(HttpContext context, KubeletRoute route)
    {
        var (id, streams) = await TargetAsync(context, route);
        var request = new Proto.AttachRequest { ContainerId = id, Stdin = streams.Stdin, Stdout = streams.Stdout, Stderr = streams.Stderr, Tty = streams.Tty };
        await RelayAsync(context, streams, await runtime.AttachAsync(request, context.RequestAborted));
    }

    public async Task PortForwardAsync(HttpContext context, KubeletRoute route)
    {
        var (ns, name, uid) = route.OfPod ?? throw ServerAnswerException.BadRequest("the path must be /portForward/NAMESPACE/POD");
        var sandbox = await lookup.SandboxAsync(lookup.Pod(ns, name, uid), context.RequestAborted);
        var request = new Proto.PortForwardRequest { PodSandboxId = sandbox };
        request.Port.AddRange(PortsQuery.Of(context.Request));
        var address = await runtime.PortForwardAsync(request, context.RequestAborted);
        await RefusedAsync(context, () => _ports.RunAsync(context, new UpgradeTarget(http, address), context.RequestAborted));
    }

    /// <summary>Runs a command to its end and answers with what it printed.</summary>
    public async Task RunAsync(HttpContext context, KubeletRoute route)
    {
        var (ns, name, uid, container) = route.OfContainer ?? throw ServerAnswerException.BadRequest("the path must be /run/NAMESPACE/POD/CONTAINER");
        var running = await lookup.RunningAsync(lookup.Pod(ns, name, uid), container, context.RequestAborted);
        var command = context.Request.Query["cmd"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var answer = await runtime.ExecSyncAsync(running.Id, command, RunLimit, context.RequestAborted);
        context.Response.StatusCode = answer.ExitCode == 0 ? StatusCodes.Status200OK : StatusCodes.Status500InternalServerError;
        await context.Response.Body.WriteAsync(answer.Stdout.Memory, context.RequestAborted);
        await context.Response.Body.WriteAsync(answer.Stderr.Memory, context.RequestAborted);
        if (answer.ExitCode != 0)
        {
            await context.Response.WriteAsync($"command terminated with exit code {answer.ExitCode}\n", context.RequestAborted);
        }
    }

    private async Task<(string Id, RemoteCommandRequest Streams)> TargetAsync(HttpContext context, KubeletRoute route)
    {
        var (ns, name, uid, container) = route.OfContainer ?? throw ServerAnswerException.BadRequest($"the path must be /{route.Name}/NAMESPACE/POD/CONTAINER");
        var query = context.Request.Query;
        var streams = new RemoteCommandRequest(Flag(query, "input", "stdin"), Flag(query, "output", "stdout"), Flag(query, "error", "stderr"), Flag(query, "tty", "tty"));
        if (!streams.Stdin && !streams.Stdout && !streams.Stderr)
        {
            throw ServerAnswerException.BadRequest("you must specify at least 1 of stdin, stdout, stderr");
        }
        return ((await lookup.RunningAsync(lookup.Pod(ns, name, uid), container, context.RequestAborted)).Id, streams);
    }

    private Task RelayAsync(HttpContext context, RemoteCommandRequest streams, Uri address) =>
        RefusedAsync(context, () => _commands.RunAsync(context, streams, new UpgradeTarget(http, address), context.RequestAborted));

    private static async Task RefusedAsync(HttpContext context, Func<Task> relay)
    {
        try
        {
            await relay();
        }
        catch (Exception failed) when (failed is UpgradeRefusedException or HttpRequestException && !context.Response.HasStarted)
        {
            throw new ServerAnswerException(StatusCodes.Status500InternalServerError, failed.Message);
        }
    }

    /// <summary>The kubelet's own names, or the API's.</summary>
    private static bool Flag(IQueryCollection query, string name, string other) => IsTrue(query[name].ToString()) || IsTrue(query[other].ToString());

    private static bool IsTrue(string value) => value is "1" or "true";
}
