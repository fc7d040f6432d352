using Microsoft.Win32.SafeHandles;

namespace Keles.Linux;

/// <summary>Where a child's standard input, output or error goes.</summary>
public abstract record StandardStream
{
    private StandardStream() { }

    /// <summary>/dev/null.</summary>
    public static StandardStream Nothing { get; } = new NothingStream();

    /// <summary>The same as ours.</summary>
    public static StandardStream Ours { get; } = new OurStream();

    /// <summary>
    /// Appended to a file, made (0640) when missing. It is opened in our own mount namespace and in append mode, so a log
    /// that somebody truncates goes on from its new end.
    /// </summary>
    public static StandardStream AppendTo(string path) => new AppendStream(path);

    /// <summary>An open descriptor, which stays the caller's to close.</summary>
    public static StandardStream Descriptor(SafeFileHandle handle) => new HandleStream(handle);

    internal sealed record NothingStream : StandardStream;

    internal sealed record OurStream : StandardStream;

    internal sealed record AppendStream(string Path) : StandardStream;

    internal sealed record HandleStream(SafeFileHandle Handle) : StandardStream;
}
