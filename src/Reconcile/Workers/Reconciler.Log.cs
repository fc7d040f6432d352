using Microsoft.Extensions.Logging;

namespace Keles.Reconcile;

public sealed partial class Reconciler<TKey>
{
    [LoggerMessage(2010, LogLevel.Debug, "{Controller}: {Key} is gone: {Reason}")]
    private static partial void Gone(ILogger log, string controller, TKey key, string reason);

    [LoggerMessage(2011, LogLevel.Debug, "{Controller}: {Key} comes again: {Reason}")]
    private static partial void TryAgain(ILogger log, string controller, TKey key, string reason);

    [LoggerMessage(2012, LogLevel.Warning, "{Controller}: {Key} was refused: {Reason}")]
    private static partial void Refused(ILogger log, string controller, TKey key, string reason);

    [LoggerMessage(2013, LogLevel.Error, "{Controller}: {Key} failed for the {Failures}. time in a row")]
    private static partial void Failed(ILogger log, string controller, TKey key, int failures, Exception error);
}
