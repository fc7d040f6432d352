using Keles.Background;
using Keles.Grpc;
using Keles.Kubelet.Images;
using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.Devices.Plugins;

/// <summary>
/// Takes every plugin whose socket lies in the registry, and lets it go when the socket goes, when a new one takes its place, or when nobody
/// answers on it any more.
/// </summary>
/// <param name="changes">Yields whenever the directory may have changed.</param>
internal sealed partial class PluginWatch(
    string directory, IReadOnlyList<IPluginHandler> handlers, IPluginSockets sockets, Func<CancellationToken, IAsyncEnumerable<bool>> changes, Surroundings around, ILogger log)
{
    /// <summary>How often a plugin is asked whether it is still there, and how often it may miss that; upstream's figures.</summary>
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(10);
    private const int MostMissed = 2;

    private static readonly Backoff Retry = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(122));

    /// <summary>Only the loop touches it.</summary>
    private readonly Dictionary<string, Life> _lives = new(StringComparer.Ordinal);

    public async Task RunAsync(ISpawner spawner, CancellationToken cancel)
    {
        Directory.CreateDirectory(directory);
        await foreach (var _ in changes(cancel))
        {
            await LookAsync(spawner, cancel);
        }
    }

    private async Task LookAsync(ISpawner spawner, CancellationToken cancel)
    {
        var found = PluginRegistry.Sockets(directory).ToDictionary(s => s.Path, StringComparer.Ordinal);
        foreach (var life in _lives.Values.Where(l => !found.TryGetValue(l.Socket.Path, out var now) || now != l.Socket).ToArray())
        {
            _lives.Remove(life.Socket.Path);
            // The other form would leave the caller's scheduler.
            life.Stop.Cancel();
            await life.Ended;
        }
        foreach (var socket in found.Values.Where(s => !_lives.ContainsKey(s.Path)))
        {
            var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            _lives[socket.Path] = new Life(socket, stop, spawner.Spawn($"plugin {socket.Path}", _ => LiveAsync(socket.Path, stop.Token)));
        }
    }

    /// <summary>Registers the plugin, stays with it as long as it answers, and begins anew when it does not.</summary>
    private async Task LiveAsync(string socket, CancellationToken gone)
    {
        using var plugin = sockets.Registration(socket);
        for (var failures = 1; !gone.IsCancellationRequested; failures++)
        {
            try
            {
                var (handler, info) = await RegisterAsync(plugin, socket, gone);
                failures = 0;
                try
                {
                    Registered(log, info.Type, info.Name, info.Endpoint);
                    await TellAsync(plugin, socket, gone);
                    await StayAsync(plugin, gone);
                }
                finally
                {
                    handler.Unregister(info);
                    Unregistered(log, info.Type, info.Name, info.Endpoint);
                }
            }
            catch (Exception failed) when (failed is GrpcException or DeviceException && !gone.IsCancellationRequested)
            {
                NotTaken(log, socket, failed is GrpcException call ? GoErrors.Text(call) : failed.Message);
            }
            catch (OperationCanceledException) when (gone.IsCancellationRequested)
            {
                return;
            }
            await PauseAsync(Retry.After(Math.Max(1, failures)), gone);
        }
    }

    private async Task<(IPluginHandler, DeviceProto.PluginInfo)> RegisterAsync(IPluginRegistration plugin, string socket, CancellationToken gone)
    {
        var info = await plugin.GetInfoAsync(gone);
        if (info.Endpoint.Length == 0)
        {
            info.Endpoint = socket;
        }
        if (handlers.FirstOrDefault(h => h.Type == info.Type) is not { } handler)
        {
            throw await RefusedAsync(plugin, $"no handler registered for plugin type: {info.Type} at socket {socket}", gone);
        }
        if (handler.WhyNot(info) is { Length: > 0 } invalid)
        {
            throw await RefusedAsync(plugin, $"plugin validation failed with err: {invalid}", gone);
        }
        try
        {
            handler.Register(info);
        }
        catch (DeviceException refused)
        {
            throw await RefusedAsync(plugin, $"plugin registration failed with err: {refused.Message}", gone);
        }
        return (handler, info);
    }

    /// <summary>It is taken all the same when it does not hear it: what it does with the news is its own affair.</summary>
    private async Task TellAsync(IPluginRegistration plugin, string socket, CancellationToken gone)
    {
        try
        {
            await plugin.NotifyAsync("", gone);
        }
        catch (GrpcException failed) when (!gone.IsCancellationRequested)
        {
            NotTold(log, socket, GoErrors.Text(failed));
        }
    }

    private static async Task<DeviceException> RefusedAsync(IPluginRegistration plugin, string why, CancellationToken gone)
    {
        var error = $"RegisterPlugin error -- {why}";
        await plugin.NotifyAsync(error, gone);
        return new DeviceException(error);
    }

    /// <summary>Ends with the error of the last question when the plugin does not answer any more.</summary>
    private async Task StayAsync(IPluginRegistration plugin, CancellationToken gone)
    {
        for (var missed = 0; ;)
        {
            await Task.Delay(AskEvery, around.Time, gone);
            try
            {
                await plugin.GetInfoAsync(gone);
                missed = 0;
            }
            catch (GrpcException) when (!gone.IsCancellationRequested && ++missed < MostMissed)
            {
                // Once is no reason: it may be busy.
            }
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken gone)
    {
        try
        {
            await Task.Delay(pause, around.Time, gone);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
        }
    }

    [LoggerMessage(6080, LogLevel.Information, "{Type} {Name} is registered at {Endpoint}")]
    private static partial void Registered(ILogger log, string type, string name, string endpoint);

    [LoggerMessage(6081, LogLevel.Information, "{Type} {Name} at {Endpoint} is gone")]
    private static partial void Unregistered(ILogger log, string type, string name, string endpoint);

    [LoggerMessage(6082, LogLevel.Warning, "The plugin at {Socket} is not taken: {Reason}")]
    private static partial void NotTaken(ILogger log, string socket, string reason);

    [LoggerMessage(6083, LogLevel.Warning, "The plugin at {Socket} could not be told that it is registered: {Reason}")]
    private static partial void NotTold(ILogger log, string socket, string reason);

    private sealed record Life(PluginSocket Socket, CancellationTokenSource Stop, Task Ended);
}
