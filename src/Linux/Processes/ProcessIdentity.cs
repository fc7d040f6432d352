using System.Globalization;

namespace Keles.Linux;

/// <summary>
/// One particular process: its number and when it started (clock ticks after boot). A number alone may by now belong to
/// another process; the pair never does within one boot, so this is what state files keep.
/// </summary>
public readonly record struct ProcessIdentity(int Id, long StartTime)
{
    /// <summary>The process that now has this number, or null when there is none (or only its zombie).</summary>
    public static ProcessIdentity? Of(int id) =>
        ProcessStatus.Read(id) is { IsZombie: false } status ? new(id, status.StartTime) : null;

    /// <summary>This very process.</summary>
    public static ProcessIdentity Current => Of(Environment.ProcessId)!.Value;

    public bool IsAlive => Id > 0 && Of(Id) == this;

    /// <summary>
    /// Signals this process and never another one: the process is pinned by a descriptor before its start time is
    /// compared. False when it is gone.
    /// </summary>
    public bool TrySignal(Signal signal)
    {
        using var pin = ProcessPin.TryOpen(this);
        return pin is not null && pin.TrySignal(signal);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}@{StartTime}");
}
