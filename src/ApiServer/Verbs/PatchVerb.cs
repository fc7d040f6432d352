using System.Text;
using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Client;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Keles.Machinery.ManagedFields;
using Keles.Machinery.Yaml;

namespace Keles.ApiServer;

/// <summary>Patches: the four forms, each a function from the present object to the next, run inside the update.</summary>
internal sealed class PatchVerb(ResourceApi api, FieldManager fields, TimeProvider time)
{
    public async Task<ApiObject> PatchAsync(ResourceRequest request, Patch patch, CancellationToken cancel)
    {
        request = request with { IsPatch = true };
        var kind = BodyKind(request);
        if (patch.Type == PatchType.Apply) return await ApplyAsync(request, kind, patch, cancel);
        var document = new PatchDocument(patch, request.Options.FieldValidation);
        return await api.ChangeAsync(request, stored => Named(document.Apply(kind, FieldManager.ToJson(kind, stored), request.Warnings), request), cancel);
    }

    private async Task<ApiObject> ApplyAsync(ResourceRequest request, Kind kind, Patch patch, CancellationToken cancel)
    {
        if (request.Options.FieldManager.Length == 0)
        {
            var errors = new FieldErrors();
            errors.Required(FieldPath.Root("fieldManager"), "is required for apply patch");
            throw OptionErrors.Invalid("PatchOptions", errors);
        }

        var document = ReadApplied(patch);
        var body = document.Value as JsonObject ?? [];
        CheckType(kind, body);
        var engine = fields.EngineOf(kind, request.Subresource);
        try
        {
            return await api.ChangeAsync(request with { IsApply = true }, stored => Applied(engine, kind, FieldManager.ToJson(kind, stored), stored.Metadata.ManagedFields, body), cancel);
        }
        catch (ApiException e) when (e.IsNotFound && request.Subresource.Length == 0 && e.Status.Details?.Name == request.Name && e.Status.Details.Kind == kind.Plural)
        {
            var created = Applied(engine, kind, [], default, body);
            if (created.Metadata.Uid.Length > 0)
                throw ApiErrors.Conflict(kind, request.Name, $"uid mismatch: the provided object specified uid {created.Metadata.Uid}, and no existing object was found");
            return await api.CreateAsync(request with { Name = "", IsApply = true }, created, cancel);
        }

        IApiObject Applied(ApplyEngine engine, Kind kind, JsonObject live, Items<ManagedFieldsEntry> managed, JsonObject body)
        {
            var merged = Merged(engine, kind, live, managed, body, patch, request);
            if (document.StrictError is { } problem) NotStrict(problem, request);
            return Named(merged, request);
        }
    }

    private IApiObject Merged(ApplyEngine engine, Kind kind, JsonObject live, Items<ManagedFieldsEntry> managed, JsonObject body, Patch patch, ResourceRequest request)
    {
        try
        {
            var result = engine.Apply(new ApplyRequest
            {
                Live = live.Count == 0 ? FieldManager.Nothing(kind) : live,
                Managed = managed,
                Patch = body,
                Manager = request.Options.FieldManager,
                Force = patch.Force,
                Now = Time.From(time.GetUtcNow()),
            });
            var value = kind.ReadJson(Encoding.UTF8.GetBytes(result.Merged.ToJsonString()));
            return value.WithMetadata(value.Metadata with { ManagedFields = result.Managed });
        }
        catch (ApplyException e)
        {
            throw ApplyErrors.Of(e);
        }
        catch (DecodeException e)
        {
            // It fits the schema of apply, which is looser than the type: a text that is no time, a number too large.
            throw ApiErrors.Make(500, "", e.Message);
        }
    }

    /// <summary>What is applied must say its kind, in the version of the path.</summary>
    private static void CheckType(Kind kind, JsonObject body)
    {
        var (version, name) = (Text("apiVersion"), Text("kind"));
        if (version != kind.ApiVersion) throw ApiErrors.BadRequest($"Incorrect version specified in apply patch. Specified patch version: {version}, expected: {kind.ApiVersion}");
        if (name == kind.Name) return;
        var type = $"{kind.Group}/{kind.Version}, Kind={name}";
        var metadata = body["metadata"] as JsonObject;
        throw ApiErrors.Make(500, "", $"failed to create typed patch object ({metadata?["namespace"]}/{metadata?["name"]}; {type}): no corresponding type for {type}");

        string Text(string member) => body[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
    }

    private static void NotStrict(string problem, ResourceRequest request)
    {
        if (request.Options.FieldValidation == "Strict") throw ApiErrors.BadRequest($"error strict decoding YAML: {problem}");
        if (request.Options.FieldValidation != "Ignore") request.Warnings.Add(problem);
    }

    /// <summary>A patch must not turn the object into another one.</summary>
    private static IApiObject Named(IApiObject value, ResourceRequest request)
    {
        if (value.Metadata.Name.Length == 0) throw ApiErrors.BadRequest($"the name of the object ({request.Name} based on URL) was undeterminable: name must be provided");
        if (value.Metadata.Name != request.Name)
            throw ApiErrors.BadRequest($"the name of the object ({value.Metadata.Name}) does not match the name on the URL ({request.Name})");
        if (request.Namespace.Length > 0 && value.Metadata.Namespace.Length > 0 && value.Metadata.Namespace != request.Namespace)
            throw ApiErrors.BadRequest($"the namespace of the object ({value.Metadata.Namespace}) does not match the namespace on the URL ({request.Namespace})");
        return value;
    }

    private static YamlDocument ReadApplied(Patch patch)
    {
        try
        {
            var documents = YamlReader.ReadAll(Encoding.UTF8.GetString(patch.Body.Span));
            var first = documents.Count > 0 ? documents[0] : new YamlDocument(null, []);
            return first.Value is null or JsonObject
                ? first
                : throw ApiErrors.BadRequest($"error decoding YAML: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal {Machinery.Patching.MergePatch.GoJsonKind(first.Value)} into Go value of type map[string]interface {{}}");
        }
        catch (YamlFormatException e)
        {
            throw ApiErrors.BadRequest($"error decoding YAML: {e.Message}");
        }
    }

    private Kind BodyKind(ResourceRequest request) =>
        request.Subresource.Length > 0 && api.Subresource(request.Kind, request.Subresource) is { } subresource ? subresource.Body : request.Kind;
}
