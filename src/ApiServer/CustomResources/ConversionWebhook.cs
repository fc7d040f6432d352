using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Api.ApiExtensions.V1;
using Keles.Api.CustomResources;
using Keles.ApiServer.Webhooks;
using Keles.Background;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer;

/// <summary>Asks a definition's webhook to bring objects into another version, and takes from its answer what it may change.</summary>
internal sealed class ConversionWebhook(WebhookTransport transport, UidSource uids) : IVersionConverter
{
    private static readonly ReviewEnvelope Envelope = new("apiextensions.k8s.io", "ConversionReview");

    /// <exception cref="Client.ApiException">The webhook failed; the message says what upstream says.</exception>
    public async Task<IReadOnlyList<CustomObject>> ConvertAsync(CustomResource resource, IReadOnlyList<CustomObject> objects, CustomVersion to, CancellationToken cancel)
    {
        var webhook = resource.Webhook ?? throw new InvalidOperationException($"{resource.Plural}.{resource.Group} has no webhook");
        var from = $"{objects[0].ApiVersion}, Kind={resource.KindName}";
        var version = ReviewEnvelope.Choose(webhook.ConversionReviewVersions) ?? throw Failed("no supported conversion review versions");
        var uid = uids.Next();
        JsonObject answer;
        try
        {
            var body = await transport.PostAsync(TargetOf(webhook.ClientConfig!), Question(objects, to, version, uid), WebhookLimits.Timeout, cancel);
            answer = Envelope.Open(body, version, uid, "no response provided");
            Check(answer);
        }
        catch (Exception e) when (e is WebhookException or JsonException)
        {
            throw Failed($"conversion webhook for {from} failed: {e.Message}");
        }

        var converted = answer["convertedObjects"] as JsonArray ?? [];
        if (converted.Count != objects.Count) throw Failed($"conversion webhook for {from} returned {converted.Count} objects, expected {objects.Count}");
        return [.. objects.Select((o, i) => Taken(o, converted[i], to, from, i))];
    }

    private static WebhookTarget TargetOf(WebhookClientConfig config) => new(
        config.Url,
        config.Service is { } service ? WebhookService.Of(service.Namespace, service.Name, service.Path, service.Port) : null,
        config.CaBundle);

    private static byte[] Question(IReadOnlyList<CustomObject> objects, CustomVersion to, string version, string uid) => Envelope.Write(version, writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("uid"u8, uid);
        writer.WriteString("desiredAPIVersion"u8, to.ApiVersion);
        writer.WriteStartArray("objects"u8);
        foreach (var value in objects) value.WriteJson(writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Check(JsonObject response)
    {
        var status = (string?)response["result"]?["status"] ?? "";
        if (status != "Success") throw new WebhookException((string?)response["result"]?["message"] is { Length: > 0 } message ? message : $"response.result.status was '{status}', not 'Success'");
    }

    /// <summary>The webhook may change labels and annotations of the metadata; everything else of it must come back as it was.</summary>
    private static CustomObject Taken(CustomObject original, JsonNode? converted, CustomVersion to, string from, int index)
    {
        Client.ApiException Bad(string what) => Failed($"conversion webhook for {from} returned invalid converted object at index {index}: {what}");
        if (converted is not JsonObject tree) throw Bad("Object 'Kind' is missing in 'null'");
        if ((string?)tree["apiVersion"] != to.ApiVersion) throw Bad($"invalid groupVersion (expected {to.ApiVersion}, received {(string?)tree["apiVersion"]})");
        if ((string?)tree["kind"] != original.Kind) throw Bad($"invalid kind (expected {original.Kind}, received {(string?)tree["kind"]})");
        ObjectMeta metadata;
        try
        {
            metadata = Metadata(tree["metadata"]);
        }
        catch (DecodeException e)
        {
            throw Failed($"conversion webhook for {from} returned invalid metadata in object at index {index}: {e.Message}");
        }

        foreach (var (name, same) in (ReadOnlySpan<(string, bool)>)
        [
            ("name", metadata.Name == original.Metadata.Name),
            ("namespace", metadata.Namespace == original.Metadata.Namespace),
            ("UID", metadata.Uid == original.Metadata.Uid),
        ])
        {
            if (!same) throw Bad($"must have the same {name}");
        }

        Pruning.Prune(tree, to.Schema, root: true);
        Defaulting.DropNulls(tree, to.Schema);
        return original with
        {
            ApiVersion = to.ApiVersion,
            Metadata = original.Metadata with { Labels = metadata.Labels, Annotations = metadata.Annotations },
            Members = CustomObject.MembersOf(tree),
        };
    }

    private static ObjectMeta Metadata(JsonNode? node)
    {
        var source = new JsonSource(Encoding.UTF8.GetBytes(node?.ToJsonString() ?? "null"));
        source.Start();
        return ObjectMeta.ReadJson(ref source);
    }

    private static Client.ApiException Failed(string message) => ApiErrors.Make(500, "", message);
}
