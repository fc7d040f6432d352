using Keles.Api;
using Keles.Api.CustomResources;
using Keles.ApiServer.FlowControl;
using Keles.Client;
using Keles.Machinery;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Http;

/// <summary>One request for a resource: from its path and body to a verb, and back to bytes.</summary>
internal sealed class ResourceEndpoint(ResourceApi api)
{
    /// <summary>What is no record has no strategies.</summary>
    private const string CustomPatches = "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml";

    public async Task HandleAsync(HttpContext http, RequestInfo info, Kind kind, UserIdentity user)
    {
        var cancel = http.RequestAborted;
        var ns = kind.Namespaced ? info.Namespace : "";
        var request = new ResourceRequest(user, kind, ns, info.Verb is "list" or "watch" or "deletecollection" ? "" : info.Name, info.Subresource) { UserAgent = http.Request.Headers.UserAgent.ToString() };
        var query = http.Request.Query;
        switch (info.Verb)
        {
            case "get":
                await SendAsync(http, await api.GetAsync(request, Queries.Text(query, "resourceVersion"), cancel), request);
                break;
            case "list":
                await ListAsync(http, request);
                break;
            case "watch":
                await WatchAsync(http, request);
                break;
            case "create":
                request = request with { Options = Queries.Write(query, "CreateOptions") };
                var body = await BodyReader.ObjectAsync(http.Request, BodyKind(request), request.Options.FieldValidation, request.Warnings, cancel);
                await SendAsync(http, await api.CreateAsync(request, body, cancel), request);
                break;
            case "update":
                request = request with { Options = Queries.Write(query, "UpdateOptions") };
                var replacement = await BodyReader.ObjectAsync(http.Request, BodyKind(request), request.Options.FieldValidation, request.Warnings, cancel);
                await SendAsync(http, await api.UpdateAsync(request, replacement, cancel), request);
                break;
            case "patch":
                request = request with { Options = Queries.Write(query, "PatchOptions") };
                await SendAsync(http, await api.PatchAsync(request, await PatchAsync(http.Request, kind, cancel), cancel), request);
                break;
            case "delete":
                await DeleteAsync(http, request);
                break;
            case "deletecollection":
                var options = await DeleteOptionsAsync(http.Request, cancel);
                request = request with { Options = new() { DryRun = !options.DryRun.IsEmpty } };
                await SendListAsync(http, request, await api.DeleteCollectionAsync(request, Queries.List(query), options, cancel));
                break;
            default:
                throw ApiErrors.MethodNotAllowed();
        }
    }

    private Kind BodyKind(ResourceRequest request) =>
        request.Subresource.Length > 0 && api.Subresource(request.Kind, request.Subresource) is { } subresource ? subresource.Body : request.Kind;

    private async Task ListAsync(HttpContext http, ResourceRequest request) =>
        await SendListAsync(http, request, await api.ListAsync(request, Queries.List(http.Request.Query), http.RequestAborted));

    private static async Task SendListAsync(HttpContext http, ResourceRequest request, ListResult list)
    {
        var form = Negotiated.From(http.Request, transforms: true, protobuf: request.Kind is not CustomKind || request.Subresource == "scale");
        var response = http.Response;
        response.ContentType = form.ContentType;
        if (form.As.Length > 0)
        {
            Transforms.WriteList(request.Kind, list, form, response.BodyWriter, includeObject: Queries.Text(http.Request.Query, "includeObject"), http.Now());
        }
        else if (form.Format == WireFormat.Protobuf)
        {
            ListWriter.WriteProto(request.Kind, list, response.BodyWriter);
        }
        else if (form.Format == WireFormat.Json && !form.Pretty)
        {
            await ListWriter.WriteJsonAsync(request.Kind, list, response.BodyWriter, async () => await response.BodyWriter.FlushAsync(http.RequestAborted));
        }
        else
        {
            using var whole = new Machinery.Codecs.PooledBuffer();
            await ListWriter.WriteJsonAsync(request.Kind, list, whole, () => ValueTask.CompletedTask);
            var node = System.Text.Json.Nodes.JsonNode.Parse(whole.Written)!;
            ObjectWriter.Text(form, response.BodyWriter, writer => node.WriteTo(writer));
        }

        await response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    private async Task WatchAsync(HttpContext http, ResourceRequest request)
    {
        var form = Negotiated.From(http.Request, transforms: true, protobuf: request.Kind is not CustomKind || request.Subresource == "scale");
        var response = http.Response;
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        await using var events = api.WatchAsync(request, Queries.Watch(http.Request.Query), ends.Token).GetAsyncEnumerator(ends.Token);
        // The first step runs the checks: a refusal is still a plain answer with its code.
        var next = events.MoveNextAsync().AsTask();
        try
        {
            if (next.IsFaulted) await next;
            response.ContentType = form.Format == WireFormat.Protobuf ? $"{Negotiated.Protobuf};stream=watch" : Negotiated.Json;
            await response.StartAsync(http.RequestAborted);
            // The client waits for the headers, and there may be nothing to tell for a long time.
            await response.BodyWriter.FlushAsync(http.RequestAborted);
            if (!next.IsCompleted) FlowPass.WatchBegan(http);
            var table = form.As == "Table" ? new WatchTable(request.Kind, Queries.Text(http.Request.Query, "includeObject")) : null;
            while (await next)
            {
                if (form.As.Length > 0) Transforms.WriteEvent(request.Kind, events.Current, form, table, response.BodyWriter, http.Now());
                else WatchWriter.Write(request.Kind, events.Current, form, response.BodyWriter);
                next = events.MoveNextAsync().AsTask();
                // What is there already goes out together.
                if (next.IsCompleted) continue;
                await response.BodyWriter.FlushAsync(http.RequestAborted);
                FlowPass.WatchBegan(http);
                var pause = WatchPace.After(api.Store.WatchersOf(request.Kind));
                if (pause > TimeSpan.Zero) await Task.Delay(pause, http.Clock(), http.RequestAborted);
            }

            await response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        finally
        {
            // A step that is under way must have ended before the events can be disposed of.
            ends.Cancel();
            await Task.WhenAny(next);
        }
    }

    private async Task DeleteAsync(HttpContext http, ResourceRequest request)
    {
        var options = await DeleteOptionsAsync(http.Request, http.RequestAborted);
        request = request with { Options = new() { DryRun = !options.DryRun.IsEmpty } };
        var (last, gone) = await api.DeleteAsync(request, options, http.RequestAborted);
        if (!gone || Deletions.ReturnsObject(request.Kind))
        {
            await SendAsync(http, last, request);
            return;
        }

        var form = Negotiated.From(http.Request, transforms: false);
        var status = new Status
        {
            StatusValue = "Success",
            Details = new StatusDetails { Name = request.Name, Group = request.Kind.Group, Kind = request.Kind.Plural, Uid = last.Value.Metadata.Uid },
        };
        http.Response.ContentType = form.ContentType;
        ObjectWriter.Write(status, form, http.Response.BodyWriter);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    private static async Task<DeleteOptions> DeleteOptionsAsync(HttpRequest request, CancellationToken cancel)
    {
        var bytes = await BodyReader.BytesAsync(request, cancel);
        return bytes.IsEmpty ? Queries.Delete(request.Query) : OptionsReader.Delete(bytes, request.ContentType ?? "");
    }

    private static async Task<Patch> PatchAsync(HttpRequest request, Kind kind, CancellationToken cancel)
    {
        var type = MediaType.Read(request.ContentType ?? "")?.Name switch
        {
            "application/json-patch+json" => PatchType.Json,
            "application/merge-patch+json" => PatchType.Merge,
            "application/strategic-merge-patch+json" when kind is CustomKind => throw ApiErrors.UnsupportedMediaType(CustomPatches),
            "application/strategic-merge-patch+json" => PatchType.Strategic,
            "application/apply-patch+yaml" => PatchType.Apply,
            _ => throw ApiErrors.Make(415, "UnsupportedMediaType", "415: Unsupported Media Type"),
        };
        return new(type, await BodyReader.BytesAsync(request, cancel), Queries.Flag(request.Query, "force") ?? false);
    }

    private static async Task SendAsync(HttpContext http, ApiObject answer, ResourceRequest request)
    {
        var form = Negotiated.From(http.Request, transforms: true, protobuf: request.Kind is not CustomKind || request.Subresource == "scale");
        var response = http.Response;
        response.StatusCode = answer.Code;
        response.ContentType = form.ContentType;
        WarningHeaders.Add(response, request.Warnings);
        if (answer.Outcome is { } outcome) ObjectWriter.Write(outcome, form, response.BodyWriter);
        else if (form.As.Length > 0) Transforms.WriteOne(answer, form, response.BodyWriter, Queries.Text(http.Request.Query, "includeObject"), http.Now());
        else
        {
            if (ObjectWriter.LengthOf(answer, form) is { } length) response.ContentLength = length;
            ObjectWriter.Write(answer, form, response.BodyWriter);
        }

        await response.BodyWriter.FlushAsync(http.RequestAborted);
    }
}
