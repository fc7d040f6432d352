using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.Registration;

internal sealed partial class NodeRegistration
{
    [LoggerMessage(6020, LogLevel.Information, "Node {Node} is registered")]
    private static partial void Registered(ILogger log, string node);

    [LoggerMessage(6021, LogLevel.Warning, "The status of node {Node} could not be told, {Failures} in a row: {Reason}")]
    private static partial void NotTold(ILogger log, string node, int failures, string reason);
}
