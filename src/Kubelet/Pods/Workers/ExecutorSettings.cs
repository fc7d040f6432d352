using Keles.Kubelet.Pods.Plans;

namespace Keles.Kubelet.Pods.Workers;

/// <summary>How what did not work is tried again.</summary>
/// <param name="RetryAfter">The pause after a failure that brings no time of its own.</param>
internal sealed record ExecutorSettings(CrashBackoffOptions Crash, TimeSpan RetryAfter, long MemoryCapacity);
