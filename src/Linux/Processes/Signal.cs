namespace Keles.Linux;

/// <summary>The signals we send.</summary>
public enum Signal
{
    /// <summary>Sends nothing; asks whether the process can be signalled.</summary>
    Probe = 0,
    HangUp = 1,
    Interrupt = 2,
    Kill = 9,
    User1 = 10,
    User2 = 12,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}
