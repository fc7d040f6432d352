using Keles.Background;
using Keles.Grpc;
using Keles.Kubelet.Devices.Drivers;
using Keles.Kubelet.Images;
using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.Devices.Health;

/// <summary>Listens to what each process of a driver says of its devices, as long as it is registered. Drivers need not say anything.</summary>
/// <param name="changed">Told the devices of which something else is known than before.</param>
/// <remarks><c>gate</c> protects the table.</remarks>
internal sealed partial class HealthWatch(DeviceHealths healths, Action<IReadOnlyList<DeviceKey>> changed, ISpawner spawner, TimeProvider time, ILogger log)
{
    /// <summary>Upstream's figure.</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<IDeviceDriver, CancellationTokenSource> _heard = [];

    public void Start(RegisteredDriver driver)
    {
        var stop = new CancellationTokenSource();
        lock (_gate)
        {
            _heard[driver.Calls] = stop;
        }
        spawner.Spawn($"health of {driver.Name}", async host =>
        {
            using var both = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, host);
            await ListenAsync(driver, both.Token);
        });
    }

    public void Stop(RegisteredDriver driver)
    {
        CancellationTokenSource? stop;
        lock (_gate)
        {
            _heard.Remove(driver.Calls, out stop);
        }
        stop?.Cancel();
    }

    private async Task ListenAsync(RegisteredDriver driver, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await foreach (var said in driver.Calls.WatchHealthAsync(cancel))
                {
                    Tell(healths.Note(driver.Name, said.Devices));
                }
            }
            catch (GrpcException none) when (none.Code == StatusCode.Unimplemented)
            {
                return;
            }
            catch (GrpcException failed)
            {
                NotHeard(log, driver.Name, GoErrors.Text(failed));
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                // It is gone.
            }
            finally
            {
                Tell(healths.Clear(driver.Name));
            }
            await PauseAsync(cancel);
        }
    }

    private void Tell(IReadOnlyList<DeviceKey> devices)
    {
        if (devices.Count > 0)
        {
            changed(devices);
        }
    }

    private async Task PauseAsync(CancellationToken cancel)
    {
        try
        {
            await Task.Delay(Retry, time, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
        }
    }

    [LoggerMessage(6089, LogLevel.Information, "Driver {Driver} cannot be asked for the health of its devices: {Reason}")]
    private static partial void NotHeard(ILogger log, string driver, string reason);
}
