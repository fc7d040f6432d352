using Keles.Machinery;

namespace Keles.Kubelet.Images;

/// <summary>How long a pod waits before an image that could not be pulled is tried again: 10 s, doubling up to 5 minutes.</summary>
/// <param name="Delay">The wait.</param>
/// <param name="Since">When it began.</param>
/// <param name="Failure">What went wrong, for those who ask meanwhile.</param>
internal sealed record PullBackoff(TimeSpan Delay, DateTimeOffset Since, string Failure)
{
    public static readonly TimeSpan Initial = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan Max = TimeSpan.FromMinutes(5);

    public DateTimeOffset Until => Since + Delay;

    public static PullBackoff Next(PullBackoff? before, DateTimeOffset now, string failure)
    {
        var delay = before is null || now - before.Since > Max * 2 ? Initial : before.Delay * 2;
        return new PullBackoff(delay < Max ? delay : Max, now, failure);
    }
}
