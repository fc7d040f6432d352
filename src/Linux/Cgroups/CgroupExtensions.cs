namespace Keles.Linux;

/// <summary>Ending a whole group.</summary>
public static class CgroupExtensions
{
    /// <summary>The kernel needs a moment from the kill until a group counts as empty.</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(5), Patience = TimeSpan.FromSeconds(10);

    /// <summary>Kills everything in a group and removes it with all below it. Does nothing when it is not there.</summary>
    /// <exception cref="TimeoutException">A process stayed alive, held by the kernel.</exception>
    public static async Task DestroyAsync(this ICgroups cgroups, string group, TimeProvider time, CancellationToken cancel)
    {
        var begun = time.GetTimestamp();
        while (cgroups.Exists(group))
        {
            cgroups.KillAll(group);
            if (cgroups.TryDelete(group))
            {
                return;
            }
            if (time.GetElapsedTime(begun) > Patience)
            {
                var left = string.Join(", ", cgroups.Processes(group, recursive: true));
                throw new TimeoutException($"Control group {group} cannot be removed: processes {left} do not end.");
            }
            await Task.Delay(Retry, time, cancel);
        }
    }
}
