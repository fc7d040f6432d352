namespace Keles.ApiServer.Audit;

/// <summary>The bounds of the audit log.</summary>
public static class AuditLimits
{
    /// <summary>Events that wait to be written; further ones are lost and counted, for the API goes before its log.</summary>
    public const int Queue = 10_000;

    /// <summary>Bytes of an answer that are told; a larger one is left out and the event says so.</summary>
    public const int ResponseBytes = 4 * 1024 * 1024;

    /// <summary>Bytes after which a new file is begun.</summary>
    public const long FileBytes = 100 * 1024 * 1024;

    /// <summary>Full files that are kept beside the present one.</summary>
    public const int Files = 5;
}
