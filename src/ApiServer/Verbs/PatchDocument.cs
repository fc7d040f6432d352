using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Api.CustomResources;
using Keles.Client;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Keles.Machinery.Patching;

namespace Keles.ApiServer;

/// <summary>A patch that is read once and applied to whatever the object is meanwhile: JSON patch, merge patch, strategic merge patch.</summary>
internal sealed class PatchDocument
{
    private readonly PatchType type;
    private readonly JsonNode? content;
    private readonly string fieldValidation;
    private readonly List<string> strictErrors = [];

    /// <exception cref="ApiException">The patch is no JSON, or none of its type.</exception>
    public PatchDocument(Patch patch, string fieldValidation)
    {
        type = patch.Type;
        this.fieldValidation = fieldValidation;
        var refusal = type == PatchType.Strategic ? "" : "error decoding patch: ";
        try
        {
            content = JsonTreeReader.Read(patch.Body.Span, fieldValidation == "Ignore" ? null : strictErrors);
        }
        catch (DecodeException e)
        {
            throw ApiErrors.BadRequest(refusal + e.Message);
        }

        // Only null and objects become a map, only null and lists a list of operations.
        var fits = content is null || (type == PatchType.Json ? content is JsonArray : content is JsonObject);
        if (!fits) throw ApiErrors.BadRequest($"{refusal}json: cannot unmarshal {MergePatch.GoJsonKind(content)} into Go value of type {(type == PatchType.Json ? "[]handlers.jsonPatchOp" : "map[string]interface {}")}");
        if (type == PatchType.Json) NoteOperations((content as JsonArray) ?? []);
    }

    /// <summary>The object that the patch makes of a stored one.</summary>
    public IApiObject Apply(Kind kind, JsonObject stored, List<string> warnings)
    {
        var patched = Patched(kind, stored);
        var bytes = System.Text.Encoding.UTF8.GetBytes(patched.ToJsonString());
        var errors = fieldValidation == "Ignore" ? null : new List<string>(strictErrors);
        IApiObject value;
        try
        {
            if (kind is not CustomKind && type != PatchType.Strategic && NamedType.Problem(kind, TextOf(patched["apiVersion"]), TextOf(patched["kind"])) is { } problem) throw Invalid(patched, problem);
            value = kind is CustomKind custom ? Custom(custom, patched, bytes, errors) : kind.ReadJson(bytes, errors);
        }
        catch (DecodeException e)
        {
            throw Invalid(patched, e.Message);
        }

        if (errors is not { Count: > 0 }) return value;
        if (fieldValidation == "Strict") throw Invalid(patched, $"strict decoding error: {string.Join(", ", errors)}");
        warnings.AddRange(errors);
        return value;
    }

    private static string TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    /// <summary>A patch of a custom object may name another version, which changes nothing, but no other kind.</summary>
    private IApiObject Custom(CustomKind kind, JsonObject patched, byte[] bytes, List<string>? errors)
    {
        var meta = TypeMeta.Read(bytes);
        if (meta.Kind.Length == 0) throw Invalid(patched, $"Object 'Kind' is missing in '{GoJson.Write(patched, escapeHtml: true)}'");
        if (CustomBody.Problem(kind, meta) is { } problem) throw Invalid(patched, problem);
        var value = kind.ReadJson(bytes, errors);
        CustomBody.CheckKind(kind, meta, value.Metadata.Name);
        return value;
    }

    private JsonObject Patched(Kind kind, JsonObject stored)
    {
        try
        {
            return type switch
            {
                PatchType.Json => JsonPatch.Read(content ?? new JsonArray()).Apply(stored) as JsonObject ?? throw ApiErrors.BadRequest("the patched document is not an object"),
                PatchType.Merge => MergePatch.Apply(stored, content ?? new JsonObject()),
                _ => StrategicMergePatch.Apply(stored, content ?? new JsonObject(), FieldManager.SchemaOf(kind)),
            };
        }
        catch (PatchException e)
        {
            throw PatchErrors.Of(e);
        }
    }

    /// <summary>What the patch made is no object of the kind: upstream shows the outcome, or of a strategic patch the patch itself.</summary>
    private ApiException Invalid(JsonObject patched, string why)
    {
        var errors = new FieldErrors();
        errors.Invalid(FieldPath.Root("patch"), type == PatchType.Strategic ? GoText.Print(content) : GoJson.Write(patched, escapeHtml: true), why);
        return ApiErrors.Make(422, "Invalid", $" \"\" is invalid: {errors.Message}", new StatusDetails
        {
            Causes = errors.Select(e => new StatusCause { Reason = e.Reason, Message = e.Body, Field = e.Field }).ToItems(),
        });
    }

    private void NoteOperations(JsonArray operations)
    {
        for (var i = 0; i < operations.Count; i++)
        {
            if (operations[i] is not (null or JsonObject))
                throw ApiErrors.BadRequest($"error decoding patch: json: cannot unmarshal {MergePatch.GoJsonKind(operations[i])} into Go value of type handlers.jsonPatchOp");
            foreach (var (name, _) in operations[i] as JsonObject ?? [])
            {
                if (name is not ("op" or "path" or "from" or "value")) strictErrors.Add($"unknown field \"[{i}].{name}\"");
            }
        }

        for (var i = 0; i < strictErrors.Count; i++) strictErrors[i] = $"json patch {strictErrors[i]}";
        if (fieldValidation == "Ignore") strictErrors.Clear();
    }
}
