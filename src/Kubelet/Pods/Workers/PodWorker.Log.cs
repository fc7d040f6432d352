using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.Pods.Workers;

internal sealed partial class PodWorker
{
    [LoggerMessage(6001, LogLevel.Warning, "{Operation} of pod {Pod} failed, {Failures} in a row: {Reason}")]
    private static partial void OperationFailed(ILogger log, string operation, string pod, int failures, string reason, Exception error);
}
