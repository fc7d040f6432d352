namespace Keles.Linux;

/// <summary>The kernel's error numbers that callers decide on; others keep their plain number.</summary>
#pragma warning disable CA1027 // numbers, not flags
public enum Errno
{
    None = 0,
    NotPermitted = 1,
    NoEntry = 2,
    NoProcess = 3,
    Interrupted = 4,
    NoChild = 10,
    TryAgain = 11,
    AccessDenied = 13,
    Busy = 16,
    Exists = 17,
    NoDevice = 19,
    NotDirectory = 20,
    Invalid = 22,
    NoSpace = 28,
    NotEmpty = 39,
    NotSupported = 95,
}
