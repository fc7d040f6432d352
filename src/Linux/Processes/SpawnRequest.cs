namespace Keles.Linux;

/// <summary>What <see cref="Spawner"/> needs: everything already resolved to a file, descriptors and whole lists.</summary>
internal sealed record SpawnRequest(string File, IReadOnlyList<string> Arguments, IReadOnlyList<string> Environment)
{
    public int Input { get; init; } = -1;

    public int Output { get; init; } = -1;

    public int Errors { get; init; } = -1;

    public string? WorkingDirectory { get; init; }

    /// <summary>A session (setsid) of its own; otherwise a process group of its own, or neither.</summary>
    public bool OwnSession { get; init; }

    public bool OwnGroup { get; init; }
}
