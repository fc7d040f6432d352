namespace Keles.ApiServer;

/// <summary>The bounds of the verbs.</summary>
internal static class VerbLimits
{
    /// <summary>How often an unconditional write is tried again when somebody else was faster.</summary>
    public const int WriteRetries = 32;

    /// <summary>How many generated names are tried before the client is told to.</summary>
    public const int GeneratedNames = 8;

    /// <summary>The longest name that a generated suffix is appended to (63 less the suffix).</summary>
    public const int GeneratedNameBase = 58;

    public const int GeneratedSuffix = 5;

    /// <summary>How many objects a page is looked for in at a time where each must be converted before it can be selected.</summary>
    public const int LeastConverted = 100;

    /// <summary>The longest name of a field manager.</summary>
    public const int FieldManagerLength = 128;

    /// <summary>How long a read waits for a resource version that is not there yet.</summary>
    public static readonly TimeSpan FutureVersionWait = TimeSpan.FromSeconds(3);

    /// <summary>Between bookmarks of a quiet watch.</summary>
    public static readonly TimeSpan BookmarkEvery = TimeSpan.FromMinutes(1);

    /// <summary>A watch without a time limit of its own lives between this and twice this, so that watchers do not come back all at once.</summary>
    public static readonly TimeSpan ShortestWatch = TimeSpan.FromMinutes(30);
}
