using Keles.Background;
using Keles.Background.Simulation;
using Keles.Client;

namespace Keles.Fakes;

/// <summary>A fake API and a process that uses it, on one thread under a virtual clock.</summary>
public sealed class SimulatedApi
{
    public SimulatedApi(ulong seed = 1)
    {
        Simulation = new(seed);
        Process = Simulation.StartProcess("under test");
        Api = new FakeApi(Process.Time);
    }

    public SimulationScheduler Simulation { get; }

    public SimulationProcess Process { get; }

    public FakeApi Api { get; }

    public Surroundings Around => Process.Around;

    public DateTimeOffset Now => Process.Time.GetUtcNow();

    public void Until(Func<bool> condition, string what) => Simulation.RunUntil(condition, what);

    /// <summary>Runs everything that can run now, without time passing.</summary>
    public void Settle() => Simulation.RunUntilIdle();

    public void Advance(TimeSpan by) => Simulation.Advance(by);

    public IApiClient As(string user) => Api.As(new ClientIdentity(user, []));
}
