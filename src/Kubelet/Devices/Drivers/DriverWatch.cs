using Keles.Api.Resource.V1;
using Keles.Background;
using Keles.Client;
using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.Devices.Drivers;

/// <summary>
/// Looks whether drivers are there, and takes the slices away in which one that is gone offers the node's devices: pods would be sent here for
/// devices that nobody can prepare. At the start that is all of them, and drivers that are there put theirs back.
/// </summary>
/// <param name="isKnown">Whether the node is registered with the API.</param>
internal sealed partial class DriverWatch(DeviceDrivers drivers, IApiClient api, string node, Func<bool> isKnown, Surroundings around, ILogger log)
{
    /// <summary>How long a driver may be away: long enough to replace it. Upstream's figure.</summary>
    public static readonly TimeSpan Away = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly Backoff Retry = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), Jitter: 0.2);

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Removal> _removals = new(StringComparer.Ordinal);

    // Of time that passes: a clock that is set takes no driver's slices away.
    private TimeSpan Elapsed => around.Time.GetElapsedTime(0);

    public async Task RunAsync(CancellationToken cancel)
    {
        _removals[""] = new Removal(Elapsed, 0);
        while (true)
        {
            await LookAsync(cancel);
            await RemoveAsync(cancel);
            await drivers.Changed.WaitAsync(Next(), around.Time, cancel);
        }
    }

    /// <summary>Until the next look, or until slices are due before it.</summary>
    private TimeSpan Next()
    {
        var due = _removals.Count == 0 ? TimeSpan.MaxValue : _removals.Values.Min(static r => r.At);
        var wait = due - Elapsed;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < Every ? wait : Every;
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        foreach (var driver in drivers.All.AsEnumerable())
        {
            var connected = await driver.Calls.IsThereAsync(cancel);
            if (drivers.Note(driver, connected))
            {
                Connection(log, driver.Name, driver.Endpoint, connected ? "connected" : "not connected");
            }
            _known.Add(driver.Name);
        }
        foreach (var name in _known.ToArray())
        {
            if (drivers.IsUsable(name))
            {
                _removals.Remove(name);
            }
            else if (!_removals.ContainsKey(name))
            {
                _removals[name] = new Removal(Elapsed + Away, 0);
            }
        }
    }

    private async Task RemoveAsync(CancellationToken cancel)
    {
        foreach (var (name, removal) in _removals.Where(r => r.Value.At <= Elapsed).ToArray())
        {
            if (await TryRemoveAsync(name, cancel))
            {
                _removals.Remove(name);
                // A driver that is registered but not connected is looked at on, yet its slices are removed once only.
                if (drivers.All.Any(d => d.Name == name))
                {
                    _removals[name] = new Removal(TimeSpan.MaxValue, 0);
                }
                else
                {
                    _known.Remove(name);
                }
            }
            else
            {
                var failures = removal.Failures + 1;
                _removals[name] = new Removal(Elapsed + Retry.After(failures, around.Random), failures);
            }
        }
    }

    private async Task<bool> TryRemoveAsync(string driver, CancellationToken cancel)
    {
        // Before the node is known it has no slices that it may remove.
        if (!isKnown())
        {
            return false;
        }
        try
        {
            var whose = driver.Length == 0 ? "" : $",spec.driver={driver}";
            await api.DeleteCollectionAsync(ResourceSliceKind.Kind, "", new ListQuery { FieldSelector = $"spec.nodeName={node}{whose}" }, null, cancel);
            Removed(log, driver.Length == 0 ? "all drivers" : driver);
            return true;
        }
        catch (ApiException failed)
        {
            NotRemoved(log, driver.Length == 0 ? "all drivers" : driver, failed.Message);
            return failed.IsNotFound;
        }
    }

    [LoggerMessage(6084, LogLevel.Information, "Driver {Driver} at {Endpoint} is {State}")]
    private static partial void Connection(ILogger log, string driver, string endpoint, string state);

    [LoggerMessage(6085, LogLevel.Debug, "Removed the resource slices that {Driver} had for this node")]
    private static partial void Removed(ILogger log, string driver);

    [LoggerMessage(6086, LogLevel.Warning, "The resource slices that {Driver} had for this node cannot be removed yet: {Reason}")]
    private static partial void NotRemoved(ILogger log, string driver, string reason);

    private readonly record struct Removal(TimeSpan At, int Failures);
}
