namespace Keles.Storage.Watching;

/// <summary>What an event weighs against byte limits.</summary>
internal static class EventSize
{
    public static long Of(StorageEvent change) =>
        (change.Current?.Value.Length ?? 0) + (change.Previous?.Value.Length ?? 0);
}
