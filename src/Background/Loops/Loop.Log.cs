using Microsoft.Extensions.Logging;

namespace Keles.Background;

public sealed partial class Loop
{
    [LoggerMessage(1, LogLevel.Warning, "{Loop}: round failed, {Failures} in a row: {Reason}")]
    private static partial void RoundFailed(ILogger log, string loop, int failures, string reason);
}
