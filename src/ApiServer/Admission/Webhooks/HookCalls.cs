using Keles.Api;
using Keles.ApiServer.Admission.Policies;
using Keles.ApiServer.Webhooks;
using Keles.Client;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer.Admission.Webhooks;

/// <summary>What both sorts of webhooks have in common: whether one is asked about a request, and what a failure to ask it means.</summary>
internal sealed partial class HookCalls(PolicyHost host, HookQuestion question, ILogger log)
{
    private const string Registration = "admissionregistration.k8s.io";

    /// <summary>Nobody may lock himself out: configurations of webhooks and policies are not asked about.</summary>
    public static bool IsExempt(AdmissionRequest request) => request.Request.Kind.Group == Registration;

    /// <summary>The kind as which the webhook is asked about the request; null when it is not.</summary>
    /// <exception cref="ApiException">Its conditions could not be evaluated and it refuses on failure, or it cannot be asked in a dry run.</exception>
    public async ValueTask<Kind?> MatchAsync(Hook hook, AdmissionRequest request, CancellationToken cancel)
    {
        if (hook.Webhook.Rules.IsEmpty || await host.Matcher.MatchAsync(hook.Match, request, cancel) is not { } kind) return null;
        if (!hook.Webhook.MatchConditions.IsEmpty)
        {
            var values = await host.ValuesAsync(request, kind, cancel);
            var (hold, problem) = hook.Conditions.Ask(new RequestVariables(values, Cel.CelValue.Null, null, cancel), cancel);
            if (problem is not null) throw request.Forbidden(problem);
            if (!hold) return null;
        }

        return !request.DryRun || hook.SupportsDryRun ? kind
            : throw ApiErrors.BadRequest($"admission webhook \"{hook.Webhook.Name}\" does not support dry run");
    }

    /// <summary>Asks; null when it could not be asked and that is to be ignored.</summary>
    /// <exception cref="ApiException">It could not be asked, or answered with nothing usable.</exception>
    public async ValueTask<HookAnswer?> AskAsync(Hook hook, AdmissionRequest request, Kind kind, CancellationToken cancel)
    {
        try
        {
            var answer = await question.AskAsync(hook, request, kind, cancel);
            foreach (var warning in answer.Warnings) request.Request.Warnings.Add(warning);
            if (request.Request.AuditNotes is { } notes) foreach (var (key, text) in answer.AuditAnnotations) notes[$"{hook.Webhook.Name}/{key}"] = text;
            return answer;
        }
        catch (WebhookException e)
        {
            if (hook.FailureRefuses) throw ApiErrors.Internal($"failed calling webhook \"{hook.Webhook.Name}\": {e.Message}");
            LogIgnored(log, hook.Webhook.Name, e.Message);
            return null;
        }
    }

    [LoggerMessage(1310, LogLevel.Warning, "The webhook {Webhook} could not be asked, which its failure policy ignores: {Reason}")]
    private static partial void LogIgnored(ILogger log, string webhook, string reason);
}
