using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Api;
using Keles.ApiServer.Admission.Policies;
using Keles.Client;
using Keles.Machinery;
using Keles.Machinery.Codecs;
using Keles.Machinery.Patching;

namespace Keles.ApiServer.Admission.Webhooks;

/// <summary>Webhooks that may change objects: one after the other, each sees what those before it left; defaults are filled in after each change.</summary>
internal sealed class MutatingWebhookPlugin(HookList hooks, HookCalls calls, Func<IReadOnlyList<Kind>> served) : IAdmissionPlugin
{
    public string Name => "MutatingAdmissionWebhook";

    public async ValueTask<IApiObject?> MutateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (HookCalls.IsExempt(request)) return request.Object;
        var rounds = request.Rounds;
        var current = hooks.Current();
        // What others changed after the webhooks had seen the object is new to all of them that want to know.
        if (rounds.IsAgain && !Equals(rounds.LastSeen, request.Object)) rounds.AskAllAgain();
        foreach (var hook in current)
        {
            if (rounds.IsAgain && !rounds.IsWanted(hook.Uid)) continue;
            if (await calls.MatchAsync(hook, request, cancel) is not { } kind) continue;
            var changed = await AskAsync(hook, request, kind, cancel);
            if (!Equals(changed, request.Object))
            {
                request = request with { Object = changed };
                rounds.Changed();
            }

            if (hook.IsAskedAgain) rounds.Asked(hook.Uid);
        }

        rounds.LastSeen = request.Object;
        return request.Object;
    }

    private async ValueTask<IApiObject?> AskAsync(Hook hook, AdmissionRequest request, Kind kind, CancellationToken cancel)
    {
        if (await calls.AskAsync(hook, request, kind, cancel) is not { } answer) return request.Object;
        if (!answer.Allowed) throw answer.Refusal(hook.Webhook.Name);
        if (answer.Patch is null || answer.Patch.Count == 0) return request.Object;
        if (request.Object is null || request.Operation == Operation.Connect) throw ApiErrors.Internal($"admission webhook \"{hook.Webhook.Name}\" attempted to modify the object, which is not supported for this operation");
        return Patched(hook, request, request.Object, kind, answer.Patch);
    }

    private IApiObject Patched(Hook hook, AdmissionRequest request, IApiObject value, Kind kind, JsonArray patch)
    {
        var own = BodyKinds.Of(request.Request, value, served) ?? request.Request.Kind;
        var seen = own == request.Request.Kind ? kind : own;
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact)) seen.WriteJson(Versions.Convert(value, own, seen), writer);
        try
        {
            var patched = JsonPatch.Read(patch).Apply(JsonNode.Parse(buffer.Written)!);
            var read = seen.Default(seen.ReadJson(System.Text.Encoding.UTF8.GetBytes(patched.ToJsonString())));
            return Versions.Convert(read, seen, own);
        }
        catch (Exception e) when (e is PatchException or DecodeException)
        {
            throw ApiErrors.Internal($"the patch of admission webhook \"{hook.Webhook.Name}\" does not apply: {e.Message}");
        }
    }
}
