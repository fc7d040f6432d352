namespace Keles.Linux;

/// <summary>Kills the members of a group one by one, for kernels without a file that does it.</summary>
internal static class CgroupKill
{
    /// <summary>A process may fork between listing and killing; each round finds only those that did.</summary>
    private const int RoundLimit = 100;

    public static void Everything(Func<IReadOnlyList<int>> members)
    {
        for (var round = 0; round < RoundLimit; round++)
        {
            var running = members().Where(id => ProcessIdentity.Of(id)?.TrySignal(Signal.Kill) ?? false).ToList();
            if (running.Count == 0)
            {
                return;
            }
        }
    }
}
