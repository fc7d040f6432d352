namespace Keles.Linux;

/// <summary>A process that we started or adopted. Disposing it lets go of the process, and leaves it running.</summary>
public interface IRunningProcess : IDisposable
{
    ProcessIdentity Identity { get; }

    /// <summary>Ends with the exit code (128 + n for signal n); with null when the process was not our child and the code is lost.</summary>
    Task<int?> Exited { get; }

    /// <summary>False when the process has already ended.</summary>
    bool Signal(Signal signal);
}
