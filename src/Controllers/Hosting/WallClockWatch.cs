namespace Keles.Controllers;

/// <summary>Notices when the wall clock was set. Waits are of time that passes: whoever waits for a time of the wall clock must look again then.</summary>
/// <remarks>Handlers are added before it runs, and none later; they only note what to do.</remarks>
public sealed class WallClockWatch
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Clocks that are kept right by and by differ by less in a minute.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(1);

    private readonly TimeProvider time;
    private readonly List<Action> handlers = [];
    private DateTimeOffset began;

    public WallClockWatch(TimeProvider time)
    {
        this.time = time;
        began = Began;
    }

    /// <summary>When the time that passes began, by the wall clock as it is now.</summary>
    private DateTimeOffset Began => time.GetUtcNow() - time.GetElapsedTime(0);

    public void OnSet(Action handler) => handlers.Add(handler);

    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            await Task.Delay(Every, time, cancel);
            var now = Began;
            if ((now - began).Duration() > Slack) foreach (var handler in handlers) handler();
            began = now;
        }
    }
}
