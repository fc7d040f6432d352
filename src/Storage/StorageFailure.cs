namespace Keles.Storage;

/// <summary>Why the store could not do what was asked, for callers that treat some causes differently.</summary>
public enum StorageFailure
{
    /// <summary>The revision asked for has been compacted away.</summary>
    Compacted,

    /// <summary>The revision asked for does not exist yet.</summary>
    FutureRevision,

    /// <summary>A key or value beyond <see cref="StorageLimits"/>.</summary>
    TooLarge,

    /// <summary>More writes are waiting than <see cref="StorageLimits.MaxWaitingWrites"/>.</summary>
    Busy,

    /// <summary>No space left; nothing was written, and writes work again when there is space.</summary>
    DiskFull,

    /// <summary>The directory or file cannot be written.</summary>
    NotWritable,

    /// <summary>Another process has the store open.</summary>
    InUse,

    /// <summary>The file exists but was not made by Keles.</summary>
    Foreign,

    /// <summary>A newer Keles wrote the file.</summary>
    NewerFormat,

    /// <summary>The file is damaged.</summary>
    Corrupt,

    /// <summary>The device or the remote store failed; whether the write happened is unknown.</summary>
    Unavailable,

    /// <summary>The datastore named in the options does not exist.</summary>
    NoSuchEngine,

    /// <summary>The store has been closed.</summary>
    Closed,
}
