namespace Keles.Client;

public enum PatchType
{
    /// <summary>RFC 6902.</summary>
    Json,

    /// <summary>RFC 7386.</summary>
    Merge,

    /// <summary>A merge patch that merges lists by their keys.</summary>
    Strategic,

    /// <summary>Server-side apply.</summary>
    Apply,
}
