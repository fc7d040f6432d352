using Keles.Machinery;

namespace Keles.Kubelet.Devices.Health;

/// <summary>What drivers say of their devices. Who says nothing for a while is not believed any longer.</summary>
/// <remarks><c>gate</c> protects the table.</remarks>
internal sealed class DeviceHealths(TimeProvider time)
{
    /// <summary>How long a driver's word counts where it does not say so itself; upstream's figure.</summary>
    private static readonly TimeSpan DefaultLife = TimeSpan.FromSeconds(30);

    /// <summary>Longer messages are cut; upstream's figure.</summary>
    private const int MaxMessage = 1024;

    private const string Cut = "...";

    private readonly Lock _gate = new();
    private readonly Dictionary<DeviceKey, (DeviceState State, TimeSpan At, TimeSpan Life)> _known = [];

    // A clock that is set makes nobody's word old.
    private TimeSpan Elapsed => time.GetElapsedTime(0);

    public DeviceState Get(DeviceKey device)
    {
        lock (_gate)
        {
            return _known.TryGetValue(device, out var known) && Elapsed - known.At <= known.Life ? known.State : DeviceState.Unknown;
        }
    }

    /// <summary>Notes what a driver says of all of its devices; those of which it says something else than before.</summary>
    public IReadOnlyList<DeviceKey> Note(string driver, IEnumerable<DeviceProto.DeviceHealth> said)
    {
        var now = Elapsed;
        var changed = new List<DeviceKey>();
        lock (_gate)
        {
            foreach (var one in said)
            {
                var key = new DeviceKey(driver, one.Device?.PoolName ?? "", one.Device?.DeviceName ?? "");
                var state = new DeviceState(Word(one.Health), Short(one.Message));
                if (!_known.TryGetValue(key, out var before) || before.State != state || now - before.At > before.Life)
                {
                    changed.Add(key);
                }
                _known[key] = (state, now, one.HealthCheckTimeoutSeconds > 0 ? Seconds.Span(one.HealthCheckTimeoutSeconds) : DefaultLife);
            }
        }
        return changed;
    }

    /// <summary>The driver is not listened to any more; the devices of which nothing is known now.</summary>
    public IReadOnlyList<DeviceKey> Clear(string driver)
    {
        lock (_gate)
        {
            DeviceKey[] gone = [.. _known.Keys.Where(k => k.Driver == driver)];
            foreach (var key in gone)
            {
                _known.Remove(key);
            }
            return gone;
        }
    }

    private static string Word(DeviceProto.HealthStatus health) => health switch
    {
        DeviceProto.HealthStatus.Healthy => "Healthy",
        DeviceProto.HealthStatus.Unhealthy => "Unhealthy",
        _ => "Unknown",
    };

    private static string Short(string message) => message.Length > MaxMessage ? message[..(MaxMessage - Cut.Length)] + Cut : message;
}
