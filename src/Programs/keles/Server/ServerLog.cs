using Microsoft.Extensions.Logging;

namespace Keles.Programs;

internal static partial class ServerLog
{
    [LoggerMessage(1, LogLevel.Warning, "The store could not be compacted; it is tried again")]
    public static partial void NotCompacted(ILogger log, Exception problem);
}
