namespace Keles.Scheduler;

/// <summary>How long a pod waits for its volumes.</summary>
/// <param name="Shape">Only read to say that there is no such thing without upstream's gate for it.</param>
internal sealed record VolumeBindingArguments(long BindTimeoutSeconds = 600, Items<ShapePoint>? Shape = null)
{
    public TimeSpan Limit => TimeSpan.FromSeconds(BindTimeoutSeconds);
}
