using Microsoft.Extensions.Logging;

namespace Keles.Network.Overlay;

internal sealed partial class PodNetwork
{
    [LoggerMessage(6000, LogLevel.Information, "Pods of this node get addresses of {Ranges}")]
    private static partial void Configured(ILogger log, string ranges);

    [LoggerMessage(6001, LogLevel.Information, "ip {Line}")]
    private static partial void RouteChanged(ILogger log, string line);

    [LoggerMessage(6002, LogLevel.Error, "The CNI plugins {Missing} are not in {Directory}: pods cannot start")]
    private static partial void PluginsMissing(ILogger log, string missing, string directory);

    [LoggerMessage(6003, LogLevel.Warning, "This kernel has no {Setting} (the module br_netfilter is not loaded): a pod may not reach a service whose endpoint is on its own node")]
    private static partial void SettingMissing(ILogger log, string setting);
}
