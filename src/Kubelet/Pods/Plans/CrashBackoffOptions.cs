namespace Keles.Kubelet.Pods.Plans;

/// <summary>The bounds of <see cref="CrashBackoff"/>; the defaults are upstream's.</summary>
internal sealed record CrashBackoffOptions(TimeSpan Initial, TimeSpan Max)
{
    public static CrashBackoffOptions Default { get; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5));
}
