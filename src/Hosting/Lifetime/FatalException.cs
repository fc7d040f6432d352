namespace Keles.Hosting;

/// <summary>Ends the program. The message is the one sentence its user reads: what is wrong and what to do.</summary>
public sealed class FatalException(string message, Exception? inner = null, int exitCode = ExitCode.Failure) : Exception(message, inner)
{
    public int ExitCode { get; } = exitCode;
}
