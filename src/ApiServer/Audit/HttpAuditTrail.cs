using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Audit;

/// <summary>The audit of a request over HTTP: bodies are copied as they pass.</summary>
internal sealed class HttpAuditTrail : AuditTrail
{
    private readonly HttpContext http;
    private AuditedBody? request;
    private AuditedBody? response;

    public HttpAuditTrail(HttpContext http, AuditedRequest request, AuditPolicy policy, IAuditSink sink, TimeProvider time)
        : base(request, policy, sink, time)
    {
        this.http = http;
        Keep(http, this);
    }

    protected override JsonNode? RequestBody => request?.ToJson();

    protected override JsonNode? ResponseBody => response?.ToJson();

    protected override bool IsCut => request is { IsCut: true } || response is { IsCut: true };

    public async ValueTask EndAsync(int code)
    {
        if (response is not null)
        {
            try
            {
                await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The client went away; what was written until then is told.
            }

            response.End();
        }

        Complete(code);
    }

    protected override void Observe(AuditLevel level)
    {
        if (Request.IsLongRunning)
        {
            http.Response.OnStarting(() =>
            {
                Started(http.Response.StatusCode);
                return Task.CompletedTask;
            });
            return;
        }

        if (!Request.Info.IsResource) return;
        if (level >= AuditLevel.Request) request = AuditedBody.OfRequest(http);
        if (level == AuditLevel.RequestResponse) response = AuditedBody.OfResponse(http);
    }
}
