using Microsoft.Extensions.Logging;

namespace Keles.Background;

public sealed partial class BackgroundHost
{
    [LoggerMessage(10, LogLevel.Critical, "{Work} ended unexpectedly; everything beside it is stopped")]
    private static partial void Faulted(ILogger log, string work, Exception error);
}
