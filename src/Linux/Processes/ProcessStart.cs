namespace Keles.Linux;

/// <summary>A program to start and leave running.</summary>
public sealed record ProcessStart(string Program, params IReadOnlyList<string> Arguments)
{
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public string? WorkingDirectory { get; init; }

    /// <summary>Existing namespaces to start in.</summary>
    public NamespaceSet? Namespaces { get; init; }

    /// <summary>Namespaces made for the program (inside <see cref="Namespaces"/>, if both are given); with a PID namespace it is process 1.</summary>
    public NamespaceKinds NewNamespaces { get; init; }

    /// <summary>
    /// Runs in the program's namespaces just before it starts: mounts, host name. On a thread of its own, so it must
    /// not await. /proc is still the old one: only a process inside can mount the new.
    /// </summary>
    public Action? Prepare { get; init; }

    /// <summary>
    /// Files named cgroup.procs that the program joins before its first instruction, so that no child of it can ever be
    /// outside. The paths are read inside <see cref="Namespaces"/>.
    /// </summary>
    public IReadOnlyList<string> JoinGroups { get; init; } = [];

    public StandardStream Input { get; init; } = StandardStream.Nothing;

    public StandardStream Output { get; init; } = StandardStream.Nothing;

    public StandardStream Errors { get; init; } = StandardStream.Nothing;

    /// <summary>A daemon gets a session of its own, so that Ctrl-C on our terminal does not reach it.</summary>
    public bool OwnSession { get; init; } = true;

    public override string ToString() => string.Join(' ', [Program, .. Arguments]);
}
