namespace Keles.Hosting;

/// <summary>How the program tells its caller that it ended.</summary>
public static class ExitCode
{
    public const int Success = 0;
    public const int Failure = 1;

    /// <summary>The command line was not understood.</summary>
    public const int Usage = 2;

    /// <summary>A second signal ended what did not end by itself; the shell's number for an interrupt.</summary>
    public const int Interrupted = 130;
}
