namespace Keles.Background.Simulation;

/// <summary>
/// Runs programs on one thread under a virtual clock, so that a whole control plane replays from a seed. Which of the ready
/// continuations goes next is drawn from the seed: on the thread pool every order is legal, so every seed tries another.
/// Time moves only when nothing is ready, straight to the next timer.
/// </summary>
/// <remarks>
/// What is run must not leave the thread: no Task.Run, threads, ConfigureAwait(false) (also hidden in the framework, as in
/// SemaphoreSlim's waits with a token and ChannelReader.ReadAllAsync), nor file or socket I/O. A continuation that arrives from another thread ends the simulation with an error that names the work,
/// because from there on it would not replay. Example:
/// <code>
/// using var simulation = new SimulationScheduler(seed: 7);
/// var server = simulation.StartProcess("server");
/// server.Spawn("loop", cancel => loop.RunAsync(cancel));
/// simulation.RunUntil(() => pods.AllRunning, "all pods run");
/// </code>
/// </remarks>
public sealed class SimulationScheduler
{
    private static readonly TimeSpan StrayGrace = TimeSpan.FromMilliseconds(200);

    private readonly int threadId = Environment.CurrentManagedThreadId;
    private readonly SimulationLimits limits;
    private readonly SeededRandom order;
    private readonly List<Ready> ready = [];
    private readonly PriorityQueue<(SimulationTimer Timer, int Generation), (TimeSpan Due, long Order)> timers = new();
    private readonly PumpTaskScheduler pump;
    private long timersMade;
    private readonly TaskCompletionSource<string> stray = new();

    public SimulationScheduler(ulong seed, SimulationLimits? limits = null)
    {
        Seed = seed;
        Random = new SeededRandom(seed);
        order = Random.Fork("order of continuations");
        this.limits = limits ?? new SimulationLimits();
        Main = StartProcess("main");
        pump = new PumpTaskScheduler(this);
    }

    /// <summary>The moment at which every simulation begins.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public ulong Seed { get; }

    /// <summary>The root of all randomness; fork it by name rather than drawing from it.</summary>
    public SeededRandom Random { get; }

    /// <summary>The process in which the test itself runs.</summary>
    public SimulationProcess Main { get; }

    /// <summary>Virtual time since <see cref="Start"/>.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>By how much the wall clock was set forward or back; timers and timestamps know nothing of it.</summary>
    public TimeSpan WallShift { get; set; }

    public long Steps { get; private set; }

    /// <summary>Changes with every step, its time and its work: two runs are the same run when theirs are equal.</summary>
    public ulong TraceHash { get; private set; } = StableHash.Of("");

    /// <summary>Sees each step before it runs; for looking at where two runs part.</summary>
    public Action<SimulationStep>? OnStep { get; set; }

    internal bool IsOnItsThread => Environment.CurrentManagedThreadId == threadId;

    public SimulationProcess StartProcess(string name) => new(this, name);

    /// <summary>Runs <paramref name="main"/> and everything beside it until it ends, and gives its result or throws its error.</summary>
    public T Run<T>(Func<Task<T>> main)
    {
        var task = Main.CallAsync("run", main);
        RunUntil(() => task.IsCompleted, "the end of the main function");
        return task.GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Run{T}"/>
    public void Run(Func<Task> main) => Run(async () =>
    {
        await main();
        return true;
    });

    /// <summary>Runs until <paramref name="condition"/> holds, looked at after every step; lets time pass as needed.</summary>
    /// <exception cref="SimulationStuckException">Nothing is left to run, or a limit was reached; says <paramref name="what"/>.</exception>
    public void RunUntil(Func<bool> condition, string what) => Pump(() =>
    {
        var budget = new Budget(this, what);
        while (!condition())
        {
            if (!StepOnce() && !ToNextTimer(TimeSpan.MaxValue))
            {
                // Work that left the thread looks the same for a moment; wait for it, for then it is the better reason.
                stray.Task.Wait(StrayGrace);
                ThrowIfStrayed();
                throw new SimulationStuckException($"waiting for {what}: nothing is left to run here at {Elapsed}, seed {Seed}");
            }

            budget.Check();
        }
    });

    /// <summary>Runs everything that can run without time passing.</summary>
    public void RunUntilIdle() => Advance(TimeSpan.Zero);

    /// <summary>Lets <paramref name="span"/> of time pass, running everything that becomes due in it.</summary>
    public void Advance(TimeSpan span) => Pump(() =>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        var end = Elapsed + span;
        var budget = new Budget(this, "everything ready to have run");
        while (StepOnce() || ToNextTimer(end))
        {
            budget.CheckSteps();
        }

        Elapsed = end;
    });

    internal void Enqueue(SimulationContext context, SendOrPostCallback callback, object? state)
    {
        if (!IsOnItsThread)
        {
            // Not thrown here, where some thread pool thread would die of it; the pump throws it.
            stray.TrySetResult(
                $"{context.Work} was continued from another thread: it used the thread pool, real I/O or a framework method that does");
            return;
        }

        if (!context.Process.IsDead)
        {
            ready.Add(new Ready(context, callback, state));
        }
    }

    internal void Schedule(SimulationTimer timer, TimeSpan after)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(after, TimeSpan.Zero);
        timers.Enqueue((timer, timer.Generation), (Elapsed + after, ++timersMade));
    }

    private void Pump(Action run)
    {
        if (!IsOnItsThread)
        {
            throw new InvalidOperationException("a simulation runs on the thread that made it");
        }

        if (SynchronizationContext.Current is SimulationContext inside)
        {
            throw new InvalidOperationException($"{inside.Work} runs in the simulation and cannot run it: await instead");
        }

        // Inside a task of our own scheduler, so that ContinueWith and StartNew stay on this thread as well.
        var before = SynchronizationContext.Current;
        try
        {
            pump.RunInline(run);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    /// <summary>Runs one of the ready continuations; false when there is none.</summary>
    private bool StepOnce()
    {
        ThrowIfStrayed();
        if (ready.Count == 0)
        {
            return false;
        }

        var index = order.Next(ready.Count);
        var next = ready[index];
        ready[index] = ready[^1];
        ready.RemoveAt(ready.Count - 1);
        if (!next.Context.Process.IsDead)
        {
            Trace(next.Context);
            SynchronizationContext.SetSynchronizationContext(next.Context);
            next.Callback(next.State);
        }

        return true;
    }

    private void ThrowIfStrayed()
    {
        if (stray.Task.IsCompleted)
        {
            throw new InvalidOperationException($"{stray.Task.Result}, so this run does not replay (seed {Seed})");
        }
    }

    private void Trace(SimulationContext context)
    {
        Steps++;
        TraceHash = StableHash.Add(StableHash.Add(TraceHash, (ulong)Elapsed.Ticks), context.WorkHash);
        OnStep?.Invoke(new SimulationStep(Steps, Elapsed, context.Work));
    }

    /// <summary>Moves the clock to the next timer, if one is due by <paramref name="end"/>, and makes all due then ready.</summary>
    private bool ToNextTimer(TimeSpan end)
    {
        var moved = false;
        while (timers.TryPeek(out var next, out var at) && at.Due <= end)
        {
            timers.Dequeue();
            if (next.Generation == next.Timer.Generation)
            {
                moved = true;
                end = Elapsed = at.Due;
                next.Timer.Due(next.Generation);
            }
        }

        return moved;
    }

    private readonly record struct Ready(SimulationContext Context, SendOrPostCallback Callback, object? State);

    private readonly struct Budget(SimulationScheduler owner, string what)
    {
        private readonly long steps = owner.Steps + owner.limits.Steps;
        private readonly TimeSpan until = owner.Elapsed + owner.limits.Time;

        public void CheckSteps()
        {
            if (owner.Steps > steps)
            {
                throw new SimulationStuckException(
                    $"waiting for {what}: not within {owner.limits.Steps} steps, at {owner.Elapsed}, seed {owner.Seed}");
            }
        }

        public void Check()
        {
            CheckSteps();
            if (owner.Elapsed > until)
            {
                throw new SimulationStuckException(
                    $"waiting for {what}: not within {owner.limits.Time} of virtual time, {owner.Steps} steps, seed {owner.Seed}");
            }
        }
    }
}
