using Keles.Kubelet.Pods.Statuses;
using Keles.Kubelet.Runtime.Security;

namespace Keles.Kubelet.Images;

/// <summary>Either an image that is there, or why it is not.</summary>
internal abstract record ImageOutcome
{
    /// <param name="Reference">By which containers name it.</param>
    public sealed record Present(string Reference, ImageUser User) : ImageOutcome;

    /// <param name="RetryAt">When a pull is next tried; null when only a change helps.</param>
    public sealed record Absent(StartFailure Failure, DateTimeOffset? RetryAt) : ImageOutcome;
}
