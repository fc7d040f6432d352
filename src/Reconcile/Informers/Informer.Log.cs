using Microsoft.Extensions.Logging;

namespace Keles.Reconcile;

public sealed partial class Informer
{
    [LoggerMessage(2001, LogLevel.Information, "Following {Scope} failed {Failures} times in a row: {Reason}")]
    private static partial void Broken(ILogger log, InformerScope scope, int failures, string reason);
}
