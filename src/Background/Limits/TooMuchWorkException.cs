namespace Keles.Background;

/// <summary>Work was turned away because its <see cref="WorkLimits"/> were reached.</summary>
public sealed class TooMuchWorkException(WorkLimits limits) : Exception(
    $"{limits.Name}: {limits.Concurrent} running and {limits.Waiting} waiting, which is the limit; try again later")
{
    public WorkLimits Limits { get; } = limits;
}
