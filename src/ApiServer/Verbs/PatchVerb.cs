using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Client;
using Keles.Machinery;
using Keles.Machinery.ManagedFields;
using Keles.Machinery.Patching;
using Keles.Machinery.Yaml;

namespace Keles.ApiServer;

/// <summary>Patches: the four forms, each a function from the present object to the next, run inside the update.</summary>
internal sealed class PatchVerb(ResourceApi api, FieldManager fields, TimeProvider time)
{
    public async Task<ApiObject> PatchAsync(ResourceRequest request, Patch patch, CancellationToken cancel)
    {
        var kind = BodyKind(request);
        if (patch.Type == PatchType.Apply) return await ApplyAsync(request, kind, patch, cancel);
        var body = Parse(patch);
        return await api.ChangeAsync(request, stored => Changed(kind, stored, Apply(kind, patch.Type, FieldManager.ToJson(kind, stored), body), request), cancel);
    }

    private async Task<ApiObject> ApplyAsync(ResourceRequest request, Kind kind, Patch patch, CancellationToken cancel)
    {
        if (request.Options.FieldManager.Length == 0)
        {
            var errors = new FieldErrors();
            errors.Required(FieldPath.Root("fieldManager"), "is required for apply patch");
            throw OptionErrors.Invalid("PatchOptions", errors);
        }

        var body = ReadApplied(patch);
        var engine = fields.EngineOf(kind, request.Subresource);
        try
        {
            return await api.ChangeAsync(request with { IsApply = true }, stored => Applied(engine, kind, stored, body, patch, request), cancel);
        }
        catch (ApiException e) when (e.IsNotFound && request.Subresource.Length == 0 && e.Status.Details?.Name == request.Name && e.Status.Details.Kind == kind.Plural)
        {
            var created = Merged(engine, kind, [], default, body, patch, request);
            var named = created.WithMetadata(created.Metadata with { Name = request.Name });
            return await api.CreateAsync(request with { Name = "", IsApply = true }, named, cancel);
        }
    }

    private IApiObject Applied(ApplyEngine engine, Kind kind, IApiObject stored, JsonObject body, Patch patch, ResourceRequest request) =>
        Merged(engine, kind, FieldManager.ToJson(kind, stored), stored.Metadata.ManagedFields, body, patch, request);

    private IApiObject Merged(ApplyEngine engine, Kind kind, JsonObject live, Items<ManagedFieldsEntry> managed, JsonObject body, Patch patch, ResourceRequest request)
    {
        try
        {
            var result = engine.Apply(new ApplyRequest
            {
                Live = live.Count == 0 ? new JsonObject { ["kind"] = kind.Name, ["apiVersion"] = kind.ApiVersion } : live,
                Managed = managed,
                Patch = body,
                Manager = request.Options.FieldManager,
                Force = patch.Force,
                Now = Time.From(time.GetUtcNow()),
            });
            var value = Decode(kind, result.Merged, request);
            return value.WithMetadata(value.Metadata with { ManagedFields = result.Managed });
        }
        catch (ApplyException e)
        {
            throw ApplyErrors.Of(e);
        }
    }

    private static JsonObject Apply(Kind kind, PatchType type, JsonObject document, JsonNode? patch)
    {
        try
        {
            return type switch
            {
                PatchType.Json => JsonPatch.Read(patch).Apply(document) as JsonObject ?? throw ApiErrors.BadRequest("the patched document is not an object"),
                PatchType.Merge => MergePatch.Apply(document, patch),
                _ => StrategicMergePatch.Apply(document, patch, FieldManager.SchemaOf(kind)),
            };
        }
        catch (PatchException e)
        {
            throw PatchErrors.Of(e);
        }
    }

    private static IApiObject Changed(Kind kind, IApiObject stored, JsonObject patched, ResourceRequest request)
    {
        var value = Decode(kind, patched, request);
        if (value.Metadata.Name != stored.Metadata.Name)
            throw ApiErrors.BadRequest($"the name of the object ({value.Metadata.Name}) does not match the name on the URL ({request.Name})");
        if (value.Metadata.Namespace != stored.Metadata.Namespace)
            throw ApiErrors.BadRequest($"the namespace of the object ({value.Metadata.Namespace}) does not match the namespace on the URL ({request.Namespace})");
        return value;
    }

    private static IApiObject Decode(Kind kind, JsonObject patched, ResourceRequest request)
    {
        var bytes = Encoding.UTF8.GetBytes(patched.ToJsonString());
        return Http.BodyReader.Decode(bytes, Http.Negotiated.Json, kind, request.Options.FieldValidation, request.Warnings);
    }

    private static JsonNode? Parse(Patch patch)
    {
        try
        {
            return JsonNode.Parse(patch.Body.Span, documentOptions: new JsonDocumentOptions { MaxDepth = Limits.JsonDepth });
        }
        catch (JsonException e)
        {
            throw ApiErrors.BadRequest($"error decoding patch: {Machinery.Codecs.JsonErrors.Describe(e)}");
        }
    }

    private static JsonObject ReadApplied(Patch patch)
    {
        try
        {
            return YamlReader.Read(Encoding.UTF8.GetString(patch.Body.Span)) as JsonObject ?? throw ApiErrors.BadRequest("error decoding YAML: the applied configuration is not an object");
        }
        catch (YamlFormatException e)
        {
            throw ApiErrors.BadRequest($"error decoding YAML: {e.Message}");
        }
    }

    private Kind BodyKind(ResourceRequest request) =>
        request.Subresource.Length > 0 && api.Subresource(request.Kind, request.Subresource) is { } subresource ? subresource.Body : request.Kind;
}
