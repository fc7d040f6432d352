namespace Keles.Linux;

/// <summary>A program to run to its end, with its output collected. Arguments are passed as they are: no shell.</summary>
/// <param name="Program">A path, or a name looked up on PATH and in the sbin directories.</param>
public sealed record Command(string Program, params IReadOnlyList<string> Arguments)
{
    /// <summary>A command that says nothing of its time gets this much.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(60);

    /// <summary>More output than this is cut off (<see cref="CommandResult.Output"/> then ends early).</summary>
    public const int OutputLimit = 64 << 20;

    /// <summary>Text for its standard input; empty when null.</summary>
    public string? Input { get; init; }

    /// <summary>A file for its standard input, opened in our own mount namespace; instead of <see cref="Input"/>.</summary>
    public string? InputFile { get; init; }

    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <summary>Variables added to (or, with a null value, taken from) our own environment.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public string? WorkingDirectory { get; init; }

    /// <summary>The namespaces to run in; our own when null.</summary>
    public NamespaceSet? Namespaces { get; init; }

    public override string ToString() => string.Join(' ', [Program, .. Arguments]);
}
