namespace Keles.Client;

/// <summary>What a list asks for. The default is a consistent read of everything.</summary>
public sealed record ListQuery
{
    public static ListQuery All { get; } = new();

    /// <summary>A list from what the cache has now, however old: cheap.</summary>
    public static ListQuery FromCache { get; } = new() { ResourceVersion = "0" };

    public string LabelSelector { get; init; } = "";

    public string FieldSelector { get; init; } = "";

    /// <summary>Items per page; 0 is no limit.</summary>
    public long Limit { get; init; }

    public string Continue { get; init; } = "";

    /// <summary>Empty is a consistent read, <c>0</c> is any version.</summary>
    public string ResourceVersion { get; init; } = "";

    /// <summary>Only for watches: a list that sets it is refused.</summary>
    public bool? SendInitialEvents { get; init; }

    /// <summary><c>Exact</c> or <c>NotOlderThan</c>; empty where no version is given.</summary>
    public string ResourceVersionMatch { get; init; } = "";

    /// <summary>Asks for metadata alone; the function makes of it what the caller keeps in place of the object.</summary>
    public Func<Machinery.ObjectMeta, Machinery.IApiObject>? Metadata { get; init; }

    /// <summary>The caller keeps all that it is told, and goes on with a watch; a server in the same process then keeps the same records.</summary>
    public bool Keeps { get; init; }
}
