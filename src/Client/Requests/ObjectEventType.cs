namespace Keles.Client;

public enum ObjectEventType
{
    Added,
    Modified,
    Deleted,

    /// <summary>Nothing changed; the object carries only the resource version up to which the watcher has seen everything.</summary>
    Bookmark,

    /// <summary>The watch is over; the status says why.</summary>
    Error,
}
