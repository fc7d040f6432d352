using Keles.Api.Core.V1;
using Keles.Client;
using Keles.Fakes;
using Keles.Machinery;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.Controllers.Tests;

/// <summary>Some controllers running against a fake API, on one thread under a virtual clock.</summary>
internal sealed class Bench
{
    private readonly SimulatedApi simulated;

    public Bench(string[] controllers, ControllerOptions? options = null, ulong seed = 1)
    {
        simulated = new(seed);
        Api.Validates = true;
        var entries = AllControllers.List.Where(e => controllers.Contains(e.Name)).ToArray();
        Assert.Equal(controllers.Length, entries.Length);
        var manager = new ControllerManager(Api, options ?? new(), simulated.Around, NullLoggerFactory.Instance);
        Running = simulated.Process.CallAsync("controllers", async () =>
        {
            await manager.RunTermAsync(entries, default);
            return 0;
        });
    }

    /// <summary>Ends only by a failure of a controller.</summary>
    public Task Running { get; }

    public FakeApi Api => simulated.Api;

    public SimulatedApi Simulated => simulated;

    public DateTimeOffset Now => simulated.Now;

    public IReadOnlyList<Pod> Pods => Api.List<Pod>();

    public IEnumerable<string> EventTexts => Api.List<Event>().Select(e => $"{e.Type} {e.Reason} {e.Message}");

    public T Create<T>(T value) where T : class, IApiType<T>, IApiObject
    {
        var created = simulated.Process.CallAsync("create", () => Api.Client.CreateAsync(value));
        return Result(created);
    }

    public void Update<T>(string ns, string name, Func<T, T> change) where T : class, IApiType<T>, IApiObject =>
        Result(simulated.Process.CallAsync("update", () => Api.Client.UpdateAsync(change(Api.Get<T>(ns, name)))));

    public void Delete<T>(string ns, string name, string? propagation = null) where T : class, IApiType<T>, IApiObject =>
        Result(simulated.Process.CallAsync("delete", () => Api.Client.DeleteAsync<T>(new(ns, name), new() { PropagationPolicy = propagation })));

    public void Until(Func<bool> condition, string what) => simulated.Until(() => Running.IsCompleted || condition(), what);

    /// <summary>Lets everything happen that can happen without time passing.</summary>
    public void Settle()
    {
        simulated.Settle();
        Assert.False(Running.IsCompleted, $"a controller ended: {Running.Exception}");
    }

    public void Advance(TimeSpan by)
    {
        simulated.Advance(by);
        Assert.False(Running.IsCompleted, $"a controller ended: {Running.Exception}");
    }

    /// <summary>Plays the kubelet: every pod that is not going away runs and is ready, every other is gone.</summary>
    public void RunPods(Func<Pod, bool>? which = null)
    {
        foreach (var pod in Pods.Where(which ?? (_ => true)))
        {
            if (pod.IsBeingDeleted()) Api.Remove<Pod>(ObjectKey.Of(pod));
            else if (!pod.IsReady() && !pod.IsTerminal()) Api.Put(Ready(pod));
        }

        Settle();
    }

    public Pod Ready(Pod pod, string? ip = null) => pod with
    {
        Spec = pod.Spec with { NodeName = pod.Spec.NodeName.Length > 0 ? pod.Spec.NodeName : "node-1" },
        Status = pod.Status with
        {
            Phase = "Running",
            PodIP = ip ?? "10.244.0.9",
            PodIPs = [new() { Ip = ip ?? "10.244.0.9" }],
            Conditions = [new() { Type = "Ready", Status = "True", LastTransitionTime = Time.From(Now) }],
        },
    };

    private T Result<T>(Task<T> task)
    {
        Until(() => task.IsCompleted, "the test's own request");
        Assert.True(task.IsCompletedSuccessfully, task.Exception?.ToString());
        return task.GetAwaiter().GetResult();
    }
}
