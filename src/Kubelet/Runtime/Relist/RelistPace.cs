namespace Keles.Kubelet.Runtime.Relist;

/// <summary>
/// How long until the runtime is looked at again. Right after something happened more is to be expected (an init container ends, a
/// container crashes), so the looks come quickly at first and slow down to the normal second.
/// </summary>
internal static class RelistPace
{
    public static readonly TimeSpan Normal = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Quickest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    /// <param name="since">The time since something changed.</param>
    public static TimeSpan After(TimeSpan since) => since < Fresh ? Quickest : since < Settling ? Quick : Normal;
}
