using Keles.Client;

namespace Keles.ApiServer.Admission.Webhooks;

/// <summary>Webhooks that may only refuse: all are asked at once, about what will be stored; the refusal of the first in order is told.</summary>
internal sealed class ValidatingWebhookPlugin(HookList hooks, HookCalls calls) : IAdmissionPlugin
{
    public string Name => "ValidatingAdmissionWebhook";

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (HookCalls.IsExempt(request)) return;
        var current = hooks.Current();
        if (current.Length == 0) return;
        List<Task<ApiException?>> asked = [];
        foreach (var hook in current)
        {
            if (await calls.MatchAsync(hook, request, cancel) is { } kind) asked.Add(AskAsync(hook, request, kind, cancel));
        }

        ApiException? refusal = null;
        foreach (var answer in asked) refusal ??= await answer;
        if (refusal is not null) throw refusal;
    }

    private async Task<ApiException?> AskAsync(Hook hook, AdmissionRequest request, Api.Kind kind, CancellationToken cancel)
    {
        try
        {
            // Each notes its warnings for itself: they are asked at the same time, and told in order.
            var own = request with { Request = request.Request with { Warnings = [] } };
            var answer = await calls.AskAsync(hook, own, kind, cancel);
            lock (request.Request.Warnings) request.Request.Warnings.AddRange(own.Request.Warnings);
            return answer is { Allowed: false } ? answer.Refusal(hook.Webhook.Name) : null;
        }
        catch (ApiException e)
        {
            return e;
        }
    }
}
