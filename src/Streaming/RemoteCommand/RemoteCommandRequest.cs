namespace Keles.Streaming.RemoteCommand;

/// <summary>Which streams a command or an attachment is to have. A terminal has no separate standard error.</summary>
public sealed record RemoteCommandRequest(bool Stdin, bool Stdout, bool Stderr, bool Tty)
{
    public bool Stderr { get; } = Stderr && !Tty;
}
