namespace Keles.ApiServer.Audit;

/// <summary>Where audit events go. It never waits and never throws: what cannot be taken is counted as lost.</summary>
public interface IAuditSink
{
    /// <param name="json">One event, without a line end.</param>
    void Write(ReadOnlyMemory<byte> json);
}
