using Keles.Background;
using Keles.Client;
using Keles.Reconcile;
using Microsoft.Extensions.Logging;

namespace Keles.Controllers;

/// <summary>What controllers of one term share: clients, caches, events, the clock.</summary>
public sealed record ControllerContext(
    IApiClientFactory Clients, Informers Informers, EventWriter Events, Surroundings Around, ILoggerFactory Logs, ControllerOptions Options)
{
    /// <summary>Tells when the wall clock was set.</summary>
    public WallClockWatch WallClock { get; } = new(Around.Time);

    public TimeProvider Time => Around.Time;

    public DateTimeOffset Now => Around.Time.GetUtcNow();

    /// <summary>For how long something has been so is measured by this clock: it goes on evenly while the wall clock may be set.</summary>
    public TimeSpan Elapsed => Around.Time.GetElapsedTime(0);

    /// <summary>The API as the service account of a controller.</summary>
    public IApiClient ClientOf(string controller) => Clients.As(ClientIdentity.Controller(controller));

    public EventRecorder EventsOf(string controller) => new(Events, controller);

    public ILogger LogOf(string controller) => Logs.CreateLogger($"Keles.Controllers.{controller}");

    public WorkQueue<TKey> Queue<TKey>(string name) where TKey : notnull => new(name, Time);

    public IController Reconciler<TKey>(WorkQueue<TKey> queue, Func<TKey, CancellationToken, Task<Requeue>> reconcile, PendingWrites<TKey>? pending = null, int workers = 5) where TKey : notnull =>
        new Reconciler<TKey>(queue, reconcile, Around, LogOf(queue.Name)) { Pending = pending, Workers = workers };
}
