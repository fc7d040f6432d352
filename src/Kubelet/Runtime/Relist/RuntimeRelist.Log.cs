using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.Runtime.Relist;

internal sealed partial class RuntimeRelist
{
    [LoggerMessage(6010, LogLevel.Warning, "The container runtime does not answer: {Reason}")]
    private static partial void LookFailed(ILogger log, string reason);
}
