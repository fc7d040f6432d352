namespace Keles.Scheduler;

/// <summary>The bounds of binding.</summary>
internal static class BindingLimits
{
    /// <summary>Pods whose binding is under way; most of so many would be waiting for volumes. The loop waits for room beyond.</summary>
    public const int AtOnce = 5000;
}
