namespace Keles.Storage.Watching;

/// <summary>Where a watch stands.</summary>
internal enum WatchState
{
    /// <summary>All it has not delivered yet lies in the shared window of recent events.</summary>
    Live,

    /// <summary>It started in the past or fell out of the window, and reads the engine's history.</summary>
    CatchingUp,

    /// <summary>Compaction overtook it, or it was disposed.</summary>
    Ended,
}
