namespace Keles.ApiServer.Audit;

/// <summary>How much of a request is told.</summary>
public enum AuditLevel
{
    None,

    /// <summary>Who, what and when.</summary>
    Metadata,

    /// <summary>And the body of the request.</summary>
    Request,

    /// <summary>And that of the answer.</summary>
    RequestResponse,
}
