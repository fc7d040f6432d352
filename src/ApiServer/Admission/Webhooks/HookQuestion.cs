using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Api;
using Keles.Api.Admission.V1;
using Keles.Api.Authentication.V1;
using Keles.ApiServer.Admission.Policies;
using Keles.ApiServer.Webhooks;
using Keles.Background;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Question = Keles.Api.Admission.V1.AdmissionRequest;

namespace Keles.ApiServer.Admission.Webhooks;

/// <summary>Puts a request to a webhook as an AdmissionReview and reads its answer.</summary>
internal sealed class HookQuestion(WebhookTransport transport, UidSource uids, Func<IReadOnlyList<Kind>> served)
{
    private static readonly ReviewEnvelope Envelope = new("admission.k8s.io", "AdmissionReview");

    /// <summary>What a configuration gets that says nothing.</summary>
    private const int DefaultTimeoutSeconds = 10;

    /// <exception cref="WebhookException">It could not be asked, or its answer cannot be used.</exception>
    public async Task<HookAnswer> AskAsync(Hook hook, AdmissionRequest request, Kind kind, CancellationToken cancel)
    {
        var version = ReviewEnvelope.Choose(hook.Webhook.ReviewVersions) ?? throw new WebhookException("webhook does not accept known AdmissionReview versions (v1, v1beta1)");
        var uid = uids.Next();
        var timeout = TimeSpan.FromSeconds(hook.Webhook.TimeoutSeconds ?? DefaultTimeoutSeconds);
        byte[] body;
        try
        {
            body = await transport.PostAsync(TargetOf(hook), Envelope.Write(version, Describe(request, kind, uid).WriteJson), timeout, cancel);
        }
        catch (WebhookException e)
        {
            throw new WebhookException($"failed to call webhook: {e.Message}", e);
        }

        return Read(body, version, uid);
    }

    private static WebhookTarget TargetOf(Hook hook)
    {
        var config = hook.Webhook.ClientConfig;
        return new(config.Url, config.Service is { } s ? WebhookService.Of(s.Namespace, s.Name, s.Path, s.Port) : null, config.CaBundle);
    }

    private Question Describe(AdmissionRequest request, Kind kind, string uid)
    {
        var asked = request.Request;
        var connect = request.Object as ConnectOptions;
        return new()
        {
            Uid = uid,
            Kind = connect is null ? KindOf(BodyKind(request, kind)) : new() { Group = "", Version = "v1", Kind = connect.Kind },
            Resource = new() { Group = kind.Group, Version = kind.Version, Resource = kind.Plural },
            SubResource = asked.Subresource,
            RequestKind = connect is null ? KindOf(BodyKind(request, asked.Kind)) : new() { Group = "", Version = "v1", Kind = connect.Kind },
            RequestResource = new() { Group = asked.Kind.Group, Version = asked.Kind.Version, Resource = asked.Kind.Plural },
            RequestSubResource = asked.Subresource,
            Name = asked.Name.Length > 0 ? asked.Name : request.Object?.Metadata.Name ?? "",
            Namespace = asked.Kind is { Group: "", Plural: "namespaces" } ? asked.Name.Length > 0 ? asked.Name : request.Object?.Metadata.Name ?? "" : request.Namespace,
            Operation = RuleMatch.Words(request.Operation),
            UserInfo = new() { Username = request.User.Name, Uid = request.User.Uid, Groups = request.User.Groups, Extra = request.User.Extra },
            Object = Shown(request, request.Object, kind),
            OldObject = Shown(request, request.Old, kind),
            DryRun = request.DryRun,
            Options = Options(request),
        };
    }

    /// <summary>What the request carries: the resource itself, or the body of a subresource.</summary>
    private Kind BodyKind(AdmissionRequest request, Kind kind)
    {
        var own = request.Object is { } value ? BodyKinds.Of(request.Request, value, served) : request.Request.Kind;
        return own is null || own == request.Request.Kind ? kind : own;
    }

    private RawJson Shown(AdmissionRequest request, IApiObject? value, Kind kind)
    {
        if (value is null) return default;
        if (value is ConnectOptions connect) return connect.Json;
        var own = BodyKinds.Of(request.Request, value, served) ?? throw new WebhookException($"no kind describes the body of {request.Resource}");
        var (form, shown) = own == request.Request.Kind ? (kind, Versions.Convert(value, own, kind)) : (own, value);
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) form.WriteJson(shown, writer);
        return RawJson.OfCompact(buffer.Written);
    }

    private static RawJson Options(AdmissionRequest request)
    {
        if (request.Operation == Operation.Connect) return default;
        var options = new JsonObject
        {
            ["kind"] = request.Operation switch { Operation.Create => "CreateOptions", Operation.Update => request.Request.IsPatch ? "PatchOptions" : "UpdateOptions", _ => "DeleteOptions" },
            ["apiVersion"] = "meta.k8s.io/v1",
        };
        if (request.DryRun) options["dryRun"] = new JsonArray("All");
        if (request.Request.Options.FieldManager.Length > 0) options["fieldManager"] = request.Request.Options.FieldManager;
        if (request.Request.Options.FieldValidation.Length > 0) options["fieldValidation"] = request.Request.Options.FieldValidation;
        return RawJson.From(options);
    }

    private static GroupVersionKind KindOf(Kind kind) => new() { Group = kind.Group, Version = kind.Version, Kind = kind.Name };

    private static HookAnswer Read(byte[] body, string version, string uid)
    {
        AdmissionResponse response;
        try
        {
            Envelope.Open(body, version, uid, "webhook response was absent");
            var source = new JsonSource(body);
            source.Start();
            response = AdmissionReview.ReadJson(ref source).Response ?? throw new WebhookException("webhook response was absent");
        }
        catch (Exception e) when (e is JsonException or DecodeException or InvalidOperationException)
        {
            throw new WebhookException($"the webhook's answer cannot be read: {e.Message}", e);
        }

        var strict = version == "v1";
        JsonArray? patch = null;
        if (!response.Patch.IsNull && response.Patch.Length > 0)
        {
            if (strict && response.PatchType is null or "") throw new WebhookException("webhook returned response.patch but not response.patchType");
            if (response.PatchType is { Length: > 0 } and not "JSONPatch") throw new WebhookException($"webhook returned invalid response.patchType of \"{response.PatchType}\"");
            patch = PatchOf(response.Patch);
        }
        else if (strict && response.PatchType is { Length: > 0 })
        {
            throw new WebhookException("webhook returned response.patchType but not response.patch");
        }

        return new(response.Allowed, response.Status, patch, response.AuditAnnotations, response.Warnings);
    }

    private static JsonArray PatchOf(Bytes patch)
    {
        try
        {
            return JsonNode.Parse(patch.Span, documentOptions: new JsonDocumentOptions { MaxDepth = Limits.JsonDepth }) as JsonArray ?? throw new WebhookException("the patch is not a list of operations");
        }
        catch (JsonException e)
        {
            throw new WebhookException($"the patch cannot be read: {e.Message}", e);
        }
    }
}
