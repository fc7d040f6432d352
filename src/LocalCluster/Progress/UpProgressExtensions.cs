namespace Keles.LocalCluster;

public static class UpProgressExtensions
{
    /// <summary>Runs a step and reports how long it took; a step that fails is not reported, its exception tells.</summary>
    public static async Task<T> TimeAsync<T>(this IUpProgress progress, string name, TimeProvider time, Func<Task<T>> step)
    {
        var begun = time.GetTimestamp();
        var result = await step();
        progress.Done(new UpStep(name, time.GetElapsedTime(begun)));
        return result;
    }

    public static Task TimeAsync(this IUpProgress progress, string name, TimeProvider time, Func<Task> step) =>
        progress.TimeAsync(name, time, async () => { await step(); return true; });
}
