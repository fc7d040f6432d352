using Keles.Background.Simulation;
using Keles.Kubelet.Devices.Health;
using Keles.Kubelet.Devices.Messages;

namespace Keles.Kubelet.Tests.Devices;

public sealed class DeviceHealthsTests
{
    private readonly SimulationScheduler _simulation = new(seed: 1);

    [Theory]
    [InlineData(0, 29, "Healthy")]
    [InlineData(0, 31, "Unknown")]
    [InlineData(60, 59, "Healthy")]
    [InlineData(60, 61, "Unknown")]
    public void A_word_counts_as_long_as_its_driver_says_however_the_clock_is_set(long life, int seconds, string expected)
    {
        var healths = new DeviceHealths(_simulation.Main.Time);
        healths.Note("d", [new() { Device = new() { PoolName = "p", DeviceName = "one" }, Health = HealthStatus.Healthy, HealthCheckTimeoutSeconds = life }]);
        _simulation.WallShift = expected == "Healthy" ? TimeSpan.FromHours(1) : TimeSpan.FromHours(-1);

        _simulation.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(expected, healths.Get(new("d", "p", "one")).Health);
    }
}
