using Keles.Api;
using Keles.Client;
using Keles.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Event = Keles.Api.Events.V1.Event;

namespace Keles.Scheduler.Tests;

/// <summary>A scheduler running against a fake API, on one thread under a virtual clock.</summary>
internal sealed class Bench
{
    private readonly SimulatedApi simulated;

    public Bench(SchedulerOptions? options = null, ulong seed = 1, bool started = true)
    {
        simulated = new(seed);
        Host = new(Api, options ?? new(), simulated.Around, NullLoggerFactory.Instance);
        if (started) Start();
    }

    public SchedulerHost Host { get; }

    /// <summary>Ends only by a failure.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    public FakeApi Api => simulated.Api;

    public SimulatedApi Simulated => simulated;

    public IEnumerable<string> Events => Api.List<Event>().Select(e => $"{e.Type} {e.Reason} {e.Regarding.Name} {e.Note}");

    public void Start() => Running = simulated.Process.CallAsync("scheduler", async () =>
    {
        await Host.RunTermAsync(default);
        return 0;
    });

    public T Create<T>(T value) where T : class, IApiType<T>, IApiObject => Result(simulated.Process.CallAsync("create", () => Api.Client.CreateAsync(value)));

    public void Delete<T>(string ns, string name) where T : class, IApiType<T>, IApiObject =>
        Result(simulated.Process.CallAsync("delete", () => Api.Client.DeleteAsync<T>(new(ns, name), new() { GracePeriodSeconds = 0 })));

    /// <summary>Creates pods and lets everything happen that can happen without time passing.</summary>
    public void Schedule(params ReadOnlySpan<Pod> pods)
    {
        foreach (var pod in pods) Create(pod with { Metadata = pod.Metadata with { Uid = "" } });
        Settle();
    }

    /// <summary>Plays the kubelets: pods that are being deleted are gone.</summary>
    public void EndPods()
    {
        foreach (var pod in Api.List<Pod>().Where(p => p.IsBeingDeleted())) Api.Remove<Pod>(ObjectKey.Of(pod));
        Settle();
    }

    public string NodeOf(string pod, string ns = A.Ns) => Api.Get<Pod>(ns, pod).Spec.NodeName;

    public PodCondition Condition(string pod) => PodConditions.Find(Api.Get<Pod>(A.Ns, pod).Status, PodConditions.Scheduled) ?? PodCondition.Empty;

    public void Settle()
    {
        simulated.Settle();
        Assert.False(Running.IsFaulted, $"the scheduler ended: {Running.Exception}");
    }

    public void Advance(TimeSpan by)
    {
        simulated.Advance(by);
        Assert.False(Running.IsFaulted, $"the scheduler ended: {Running.Exception}");
    }

    private T Result<T>(Task<T> task)
    {
        simulated.Until(() => task.IsCompleted, "the test's own request");
        Assert.True(task.IsCompletedSuccessfully, task.Exception?.ToString());
        return task.GetAwaiter().GetResult();
    }
}
