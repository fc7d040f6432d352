namespace Keles.ApiServer.Audit;

/// <summary>The moments of a request at which an event is made.</summary>
public enum AuditStage
{
    RequestReceived,

    /// <summary>Only of requests that last: the head of the answer was sent.</summary>
    ResponseStarted,
    ResponseComplete,
    Panic,
}
