using Keles.Background;
using Keles.Background.Simulation;

namespace Keles.Fakes;

/// <summary>
/// Everything that may go wrong between a component and the API, drawn from the simulation's seed: requests are refused, slow, in conflict,
/// done but not answered; the process dies just before or just after a write and begins anew a little later; watches tell late or end.
/// </summary>
/// <example><code>
/// var trouble = new Trouble(simulation, api);
/// trouble.Run("controllers", process => new ControllerManager(api, options, process.Around, logs).RunTermAsync(entries, default));
/// simulation.RunUntil(() => done, "the work");
/// trouble.Stop();
/// </code></example>
public sealed class Trouble
{
    private static readonly TimeSpan Restart = TimeSpan.FromSeconds(2);

    private readonly SimulationScheduler simulation;
    private readonly FakeApi api;
    private readonly TroubleOdds odds;
    private readonly IRandom random;
    private bool isOver;
    private SimulationProcess? process;
    private Func<SimulationProcess, Task>? main;
    private string name = "";

    public Trouble(SimulationScheduler simulation, FakeApi api, TroubleOdds? odds = null)
    {
        (this.simulation, this.api, this.odds) = (simulation, api, odds ?? new());
        random = simulation.Random.Fork("trouble");
        api.Before = BeforeAsync;
        api.Done = DoneAsync;
        api.Lag = r => Meets(r) && Happens(this.odds.Late) ? this.odds.Latest * random.NextDouble() : TimeSpan.Zero;
    }

    /// <summary>Whose requests meet with trouble; those of the components unless said otherwise.</summary>
    public Func<FakeRequest, bool> Whose { get; set; } = static r => r.User.StartsWith("system:", StringComparison.Ordinal);

    public int Crashes { get; private set; }

    /// <summary>What went wrong so far, other than slowness.</summary>
    public int Count { get; private set; }

    /// <summary>Ends only when the component does, which is its failure.</summary>
    public Task? Running { get; private set; }

    /// <summary>Runs a component in a process of its own, again and again as the process dies.</summary>
    public void Run(string component, Func<SimulationProcess, Task> work)
    {
        (name, main) = (component, work);
        Start();
    }

    /// <summary>From now on all goes well.</summary>
    public void Stop() => isOver = true;

    private void Start()
    {
        var current = process = simulation.StartProcess($"{name}/{Crashes}");
        Running = current.Spawn("main", _ => main!(current));
    }

    private async Task BeforeAsync(FakeRequest request)
    {
        if (!Meets(request)) return;
        if (Happens(odds.Slow)) await Task.Delay(odds.Slowest * random.NextDouble(), api.Time);
        if (!Meets(request)) return;
        if (IsWrite(request) && Happens(odds.CrashBefore)) await DieAsync();
        if (Happens(odds.Refused)) throw Counted(FakeErrors.Unavailable());
        if (IsWrite(request) && request.Verb != "create" && Happens(odds.Conflict)) throw Counted(FakeErrors.Conflict(request.Kind, request.Key.Name));
        if (request.Verb == "watch" && Happens(odds.Refused)) api.EndWatches();
    }

    private async Task DoneAsync(FakeRequest request)
    {
        if (!Meets(request)) return;
        if (Happens(odds.CrashAfter)) await DieAsync();
        if (Happens(odds.Lost)) throw Counted(FakeErrors.Unavailable("the answer was lost"));
    }

    private bool Meets(FakeRequest request) => !isOver && process is not null && Whose(request);

    /// <summary>Of a dead process nothing runs again; what waits here waits for ever.</summary>
    private Task DieAsync()
    {
        Crashes++;
        Count++;
        process!.Kill();
        process = null;
        _ = simulation.Main.Spawn("restart", async stop =>
        {
            await Task.Delay(Restart * random.NextDouble(), simulation.Main.Time, stop);
            Start();
        });
        return new TaskCompletionSource().Task;
    }

    private Client.ApiException Counted(Client.ApiException error)
    {
        Count++;
        return error;
    }

    private bool Happens(double odds) => random.NextDouble() < odds;

    private static bool IsWrite(FakeRequest request) => request.Verb is not ("get" or "list" or "watch");
}
