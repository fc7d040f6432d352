using Keles.Api;
using Keles.Api.CustomResources;
using Keles.ApiServer.Metrics;
using Keles.Client;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Http;

/// <summary>One request for a resource: from its path and body to a verb, and back to bytes.</summary>
/// <param name="cbor">CBOR is read and written too.</param>
internal sealed class ResourceEndpoint(ResourceApi api, bool cbor = false)
{
    public async Task HandleAsync(HttpContext http, RequestInfo info, Kind kind, UserIdentity user)
    {
        var cancel = http.RequestAborted;
        var ns = kind.Namespaced ? info.Namespace : "";
        var request = new ResourceRequest(user, kind, ns, info.Verb is "list" or "watch" or "deletecollection" ? "" : info.Name, info.Subresource) { UserAgent = http.Request.Headers.UserAgent.ToString(), AuditNotes = Audit.AuditTrail.Of(http)?.Annotations };
        var query = http.Request.Query;
        if (kind.Deprecation is { } deprecation)
        {
            WarningHeaders.Add(http.Response, [deprecation]);
            DeprecatedUse.Note(request);
        }

        // What cannot be answered is not done.
        var patchType = info.Verb == "patch" ? PatchTypes.Of(http.Request.ContentType, kind, cbor) : default;
        var form = Form(http.Request, info, request);
        switch (info.Verb)
        {
            case "get":
                await SendAsync(http, form, await api.GetAsync(request, Queries.Text(query, "resourceVersion"), cancel), request);
                break;
            case "list":
                await SendListAsync(http, form, request, await api.ListAsync(request, Queries.List(query), cancel));
                break;
            case "watch":
                var watched = Queries.Watch(query, info);
                await new WatchSender(http, kind, form, api.Store).SendAsync(stop => api.WatchAsync(request, watched, stop));
                break;
            case "create":
                request = request with { Options = Queries.Write(query, "CreateOptions") };
                var body = await BodyReader.ObjectAsync(http.Request, BodyKind(request), request.Options.FieldValidation, request.Warnings, cbor, cancel);
                await SendAsync(http, form, await api.CreateAsync(request, body, cancel), request);
                break;
            case "update":
                request = request with { Options = Queries.Write(query, "UpdateOptions") };
                var replacement = await BodyReader.ObjectAsync(http.Request, BodyKind(request), request.Options.FieldValidation, request.Warnings, cbor, cancel);
                await SendAsync(http, form, await api.UpdateAsync(request, replacement, cancel), request);
                break;
            case "patch":
                var patch = new Patch(patchType, await PatchTypes.BodyAsync(http.Request, cancel), Queries.Flag(query, "force") ?? false);
                request = request with { Options = Queries.Patch(query, patchType) };
                await SendAsync(http, form, await api.PatchAsync(request, patch, cancel), request);
                break;
            case "delete":
                await DeleteAsync(http, form, request);
                break;
            case "deletecollection":
                var options = await DeleteOptionsAsync(http.Request, cancel);
                request = request with { Options = new() { DryRun = !options.DryRun.IsEmpty } };
                await SendListAsync(http, form, request, await api.DeleteCollectionAsync(request, Queries.List(query), options, cancel));
                break;
            default:
                throw ApiErrors.MethodNotAllowed();
        }
    }

    private Kind BodyKind(ResourceRequest request) =>
        request.Subresource.Length > 0 && api.Subresource(request.Kind, request.Subresource) is { } subresource ? subresource.Body : request.Kind;

    private Negotiated Form(HttpRequest http, RequestInfo info, ResourceRequest request)
    {
        var lists = info.Verb is "list" or "watch";
        var offer = new Offer(Metadata: true, Tables: (request.Kind.IsStored || api.IsComputed(request.Kind)) && request.Subresource is "" or "status" or "scale", Streams: lists, Protobuf: request.Kind is not CustomKind || request.Subresource == "scale", Cbor: cbor);
        // Custom resources are not routed by what can be answered: their own handler decides.
        if (request.Kind is not CustomKind) Negotiated.Route(http, offer);
        var form = Negotiated.From(http, offer);
        if (info.Verb == "watch" && form.Format == WireFormat.Yaml) throw ApiErrors.NotAcceptable(offer.StreamTypes);
        if (form.As == "Table" && Queries.Text(http.Query, "includeObject") is not ("" or "None" or "Metadata" or "Object") and var include)
        {
            var errors = new FieldErrors();
            errors.Invalid(FieldPath.Root("includeObject"), include, "must be 'Metadata', 'Object', 'None', or empty");
            throw ApiErrors.BadRequest($"Unable to convert to Table as requested: {errors.Message}");
        }

        if (form.As == "PartialObjectMetadata" && info.Verb is "list" or "deletecollection")
            throw ApiErrors.Make(406, "NotAcceptable", $"you requested PartialObjectMetadata, but the requested object is a list ({GoType(request.Kind)}List)");
        if (form.As == "PartialObjectMetadataList" && info.Verb is not ("list" or "deletecollection" or "watch"))
            throw ApiErrors.Make(406, "NotAcceptable", $"you requested PartialObjectMetadataList, but the requested object is not a list ({GoType(request.Kind)})");
        return form;
    }

    /// <summary>The type that upstream's sentence names: <c>*core.Pod</c>, <c>*apps.Deployment</c>.</summary>
    private static string GoType(Kind kind)
    {
        var dot = kind.Group.IndexOf('.', StringComparison.Ordinal);
        var package = kind.Group is "" or "events.k8s.io" ? "core" : dot < 0 ? kind.Group : kind.Group[..dot];
        return $"*{package}.{kind.Name}";
    }

    private static async Task SendListAsync(HttpContext http, Negotiated form, ResourceRequest request, ListResult list)
    {
        http.Response.ContentType = form.ContentType;
        WarningHeaders.Add(http.Response, request.Warnings);
        await using var body = new ResponseBody(http);
        if (form.As.Length > 0)
        {
            Transforms.WriteList(request.Kind, list, form, body.Writer, includeObject: Queries.Text(http.Request.Query, "includeObject"), http.Now());
        }
        else if (form.Format == WireFormat.Protobuf)
        {
            ListWriter.WriteProto(request.Kind, list, body.Writer);
        }
        else if (form.Format == WireFormat.Json && !form.Pretty)
        {
            await ListWriter.WriteJsonAsync(request.Kind, list, body.Writer, () => body.FlushAsync(http.RequestAborted));
        }
        else
        {
            using var whole = new PooledBuffer();
            await ListWriter.WriteJsonAsync(request.Kind, list, whole, () => ValueTask.CompletedTask);
            ObjectWriter.Text(form, body.Writer, whole.Written);
        }

        ObjectWriter.End(form, body.Writer);
        await body.EndAsync(http.RequestAborted);
    }

    private async Task DeleteAsync(HttpContext http, Negotiated form, ResourceRequest request)
    {
        var options = await DeleteOptionsAsync(http.Request, http.RequestAborted);
        request = request with { Options = new() { DryRun = !options.DryRun.IsEmpty } };
        var (last, gone) = await api.DeleteAsync(request, options, http.RequestAborted);
        // Whoever asked for a cascade learns that it is still under way; for all others upstream keeps to 200.
        if (!gone && options.OrphanDependents == false) last = last.As(202);
        if (gone && !Deletions.ReturnsObject(request.Kind))
        {
            last = last.As(200, new Status
            {
                StatusValue = "Success",
                Details = new StatusDetails { Name = request.Name, Group = request.Kind.Group, Kind = request.Kind.Plural, Uid = last.Value.Metadata.Uid },
            });
        }

        await SendAsync(http, form, last, request);
    }

    private static async Task<DeleteOptions> DeleteOptionsAsync(HttpRequest request, CancellationToken cancel)
    {
        var bytes = await BodyReader.BytesAsync(request, cancel);
        return bytes.IsEmpty ? Queries.Delete(request.Query) : OptionsReader.Delete(bytes, request.ContentType ?? "");
    }

    private static async Task SendAsync(HttpContext http, Negotiated form, ApiObject answer, ResourceRequest request)
    {
        var response = http.Response;
        response.StatusCode = answer.Code;
        response.ContentType = form.ContentType;
        WarningHeaders.Add(response, request.Warnings);
        await using var body = new ResponseBody(http, answer.Outcome is null && form.As.Length == 0 ? ObjectWriter.LengthOf(answer, form) : null);
        if (answer.Outcome is { } outcome) ObjectWriter.Write(outcome, form, body.Writer);
        else if (form.As.Length > 0) Transforms.WriteOne(answer, form, body.Writer, Queries.Text(http.Request.Query, "includeObject"), http.Now());
        else ObjectWriter.Write(answer, form, body.Writer);
        ObjectWriter.End(form, body.Writer);
        await body.EndAsync(http.RequestAborted);
    }
}
