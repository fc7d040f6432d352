namespace Keles.Storage.Sqlite.Writing;

/// <summary>The moments of the writer at which tests make it fail or kill the process.</summary>
internal enum FailurePoint
{
    /// <summary>The transaction holds its writes but is not committed: they must all be gone.</summary>
    BeforeCommit,

    /// <summary>Durable, but neither watches nor writers know: the writes must all be there after a restart.</summary>
    AfterCommit,

    /// <summary>Watches know, writers not yet.</summary>
    BeforeAnswer,

    /// <summary>The compacted revision is recorded, nothing is pruned yet: pruning must resume after a restart.</summary>
    AfterCompactionRecorded,

    /// <summary>A slice is pruned but not committed.</summary>
    BeforePruneCommit,

    /// <summary>All surplus pages have been handed back.</summary>
    AfterVacuum,

    /// <summary>Before the WAL is copied into the file.</summary>
    BeforeCheckpoint,
}
