namespace Keles.Linux;

/// <summary>
/// Namespaces to work in: some of those of a running process, or a network namespace that a file keeps (as under
/// /run/netns). A value; nothing is held open until it is entered.
/// </summary>
public sealed record NamespaceSet
{
    private NamespaceSet() { }

    public ProcessIdentity? Process { get; private init; }

    public NamespaceKinds Kinds { get; private init; }

    /// <summary>Set instead of <see cref="Process"/>.</summary>
    public string? NetworkFile { get; private init; }

    public static NamespaceSet Of(ProcessIdentity process, NamespaceKinds kinds) => new() { Process = process, Kinds = kinds };

    public static NamespaceSet Network(string file) => new() { NetworkFile = file, Kinds = NamespaceKinds.Network };

    public override string ToString() => NetworkFile ?? $"{Kinds} of process {Process?.Id}";
}
