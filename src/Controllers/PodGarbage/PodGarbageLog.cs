using Microsoft.Extensions.Logging;

namespace Keles.Controllers.PodGarbage;

internal static partial class PodGarbageLog
{
    [LoggerMessage(2101, LogLevel.Information, "Pod {Pod} is removed: {Why}")]
    public static partial void LogRemoved(this ILogger log, string pod, string why);
}
