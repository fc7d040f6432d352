namespace Keles.ApiServer.Audit;

/// <summary>What is known of a request when it comes.</summary>
/// <param name="Id">Names the request in every event about it.</param>
/// <param name="SourceIP">Empty when it came from inside the process.</param>
/// <param name="IsLongRunning">A watch or a stream: its bodies are not told.</param>
internal sealed record AuditedRequest(RequestInfo Info, string Id, string Uri, string UserAgent, string SourceIP, bool IsLongRunning);
