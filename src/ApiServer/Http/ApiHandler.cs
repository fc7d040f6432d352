using Keles.Api;
using Keles.Api.CustomResources;
using Keles.ApiServer.Aggregation;
using Keles.ApiServer.Connect;
using Keles.ApiServer.Discovery;
using Keles.ApiServer.FlowControl;
using Keles.ApiServer.Metrics;
using Keles.Client;
using Keles.Machinery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer.Http;

/// <summary>Every request's way: path, user, right, resource; and every failure's way back, as a status.</summary>
internal sealed partial class ApiHandler(ResourceApi api, IRequestGate gate, IReadOnlyList<INonResourceEndpoint> endpoints, ConnectEndpoints? streams, TimeProvider time, ILogger<ApiHandler> log, RequestRecorder? recorder = null, ITurnGate? flow = null, ServedKinds? served = null, RequestDrain? drain = null, TimeSpan? limit = null, Aggregator? aggregator = null, bool cbor = false, GoAway? goAway = null)
{
    private readonly ResourceEndpoint resources = new(api, cbor);
    private readonly RequestDeadlines deadlines = new(time, limit ?? HttpLimits.RequestTime);
    private readonly RequestDrain ending = drain ?? new();
    private readonly ServedKinds served = served ?? new(Kinds.All);

    public async Task HandleAsync(HttpContext http)
    {
        RequestClock.Set(http, time);
        goAway?.Toss(http);
        var info = RequestInfoReader.Read(http.Request.Method, http.Request.Path.Value ?? "/", http.Request.Query);
        http.Response.Headers.CacheControl = "no-cache, private";
        await using var record = recorder?.Begin(http, info);
        RequestLife? life = null;
        try
        {
            life = RequestLife.Begin(http, info, deadlines, ending, time);
            var stamp = time.GetTimestamp();
            var user = await gate.AuthenticateAsync(http, http.RequestAborted);
            stamp = RequestSteps.Authentication.Pass(time, stamp);
            using var turn = flow is null ? FlowTurn.Free : await flow.EnterAsync(http, info, user, life.Limit, http.RequestAborted);
            if (turn.IsRefused) return;
            if (turn.Pass is { Waited: var waited } && waited > TimeSpan.Zero) record?.Waited(waited);
            stamp = RequestSteps.Turn.Pass(time, stamp);
            await gate.AuthorizeAsync(http, info, user, http.RequestAborted);
            RequestSteps.Authorization.Pass(time, stamp);
            record?.Admitted(user);
            if (aggregator is not null && await aggregator.TryAnswerAsync(http, info, user)) return;
            if (!info.IsResource)
            {
                var endpoint = endpoints.FirstOrDefault(e => e.Handles(info.Path)) ?? throw ApiErrors.NoHandler();
                await endpoint.HandleAsync(http, http.RequestAborted);
                return;
            }

            var kind = KindOf(info, HttpMethods.IsHead(http.Request.Method));
            if (info.Subresource.Length > 0 && streams?.Of(kind, info.Subresource) is { } stream)
            {
                var request = new ResourceRequest(user, kind, kind.Namespaced ? info.Namespace : "", info.Name, info.Subresource) { UserAgent = http.Request.Headers.UserAgent.ToString() };
                if (info.Subresource != "log") await api.AdmitConnectAsync(request, name => http.Request.Query[name].ToArray(), http.RequestAborted);
                await stream.HandleAsync(http, request, info);
                return;
            }

            await resources.HandleAsync(http, info, kind, user);
        }
        catch (ApiException e)
        {
            life?.Dispose();
            await FailAsync(http, e.Status);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && life is { IsEnded: true })
        {
            // The client went away, or a stream ends with the server: there is nobody to answer.
        }
        catch (OperationCanceledException) when (life is { IsExpired: true })
        {
            life.Dispose();
            await FailAsync(http, ApiErrors.Deadline(info.IsResource && LongRunning.IsMutating(info.Verb)).Status);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogFailed(log, http.Request.Method, http.Request.Path, e);
            record?.Panicked();
            life?.Dispose();
            await FailAsync(http, ApiErrors.Internal("the server failed to handle the request; its log says why").Status);
        }
        finally
        {
            life?.Dispose();
        }
    }

    /// <param name="isHead">Upstream has no such route but for proxies; custom resources are not routed by method, and answered without a body.</param>
    private Kind KindOf(RequestInfo info, bool isHead)
    {
        var kind = served.Current.ByResource(info.Group, info.Version, info.Resource) ?? throw ApiErrors.NoHandler();
        if (kind.Namespaced && info.Namespace.Length == 0 && info.Verb is not ("list" or "watch")) throw info.Parts.Count == 1 ? ApiErrors.MethodNotAllowed() : ApiErrors.NoHandler();
        if (!kind.Namespaced && info.Namespace.Length > 0 && info.Resource != "namespaces") throw ApiErrors.NoHandler();
        if (isHead && kind is not CustomKind && info.Subresource != "proxy") throw ApiErrors.MethodNotAllowed();
        if (info.Parts.Count > 3 && info.Subresource != "proxy") throw ApiErrors.NoHandler();
        if (info.Subresource.Length > 0)
        {
            var subresource = kind.Subresource(info.Subresource) ?? throw ApiErrors.NoHandler();
            if (!Has(subresource.Verbs, info.Verb)) throw ApiErrors.MethodNotAllowed();
            if (info.Subresource != "status" && api.Subresource(kind, info.Subresource) is null && streams?.Of(kind, info.Subresource) is null)
                throw ApiErrors.NotImplemented($"{kind.QualifiedResource}/{info.Subresource}");
            return kind;
        }

        if (!Has(kind.Verbs, info.Verb) || (info.Verb == "create" && info.Name.Length > 0) || (info.Verb is "update" or "patch" && info.Name.Length == 0)) throw ApiErrors.MethodNotAllowed();
        return kind;
    }

    private static bool Has(Verbs verbs, string verb) => verb switch
    {
        "create" => (verbs & Verbs.Create) != 0,
        "get" => (verbs & Verbs.Get) != 0,
        "list" => (verbs & Verbs.List) != 0,
        "watch" => (verbs & Verbs.Watch) != 0,
        "update" => (verbs & Verbs.Update) != 0,
        "patch" => (verbs & Verbs.Patch) != 0,
        "delete" => (verbs & Verbs.Delete) != 0,
        "deletecollection" => (verbs & Verbs.DeleteCollection) != 0,
        _ => false,
    };

    private async Task FailAsync(HttpContext http, Status status)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        Negotiated form;
        try
        {
            form = Negotiated.From(http.Request, Offer.Plain with { Cbor = cbor });
        }
        catch (ApiException)
        {
            form = Negotiated.Plain;
        }

        // The refusal has the headers that every answer has.
        var (level, schema) = (http.Response.Headers[FlowGate.LevelHeader], http.Response.Headers[FlowGate.SchemaHeader]);
        http.Response.Clear();
        if (level.Count > 0) (http.Response.Headers[FlowGate.LevelHeader], http.Response.Headers[FlowGate.SchemaHeader]) = (level, schema);
        http.Response.Headers.CacheControl = "no-cache, private";
        http.Response.StatusCode = status.Code;
        http.Response.ContentType = form.ContentType;
        if (status.Details is { RetryAfterSeconds: > 0 and var seconds }) http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await using var body = new ResponseBody(http);
        ObjectWriter.Write(status, form, body.Writer);
        ObjectWriter.End(form, body.Writer);
        await body.EndAsync(http.RequestAborted);
    }

    [LoggerMessage(1201, LogLevel.Error, "{Method} {Path} failed")]
    private static partial void LogFailed(ILogger log, string method, string path, Exception error);
}
