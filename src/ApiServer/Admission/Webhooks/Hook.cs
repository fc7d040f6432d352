using Keles.Api.Expressions;
using Keles.Api.AdmissionRegistration.V1;
using Keles.ApiServer.Admission.Policies;
using Keles.Machinery;

namespace Keles.ApiServer.Admission.Webhooks;

/// <summary>One webhook of one configuration, with what is made of it once: its match in the form of a policy's, its conditions compiled.</summary>
internal sealed class Hook
{
    private static readonly AdmissionEnvironment Environment = new(HasParams: false, HasAuthorizer: true);
    private readonly Compiled<MatchConditions> conditions;

    public Hook(string configuration, int index, AnyWebhook webhook)
    {
        Webhook = webhook;
        Uid = $"{configuration}/{webhook.Name}/{index}";
        Match = new()
        {
            NamespaceSelector = webhook.NamespaceSelector,
            ObjectSelector = webhook.ObjectSelector,
            MatchPolicy = webhook.MatchPolicy,
            ResourceRules = webhook.Rules.Select(static r => new NamedRuleWithOperations
            {
                Operations = r.Operations, ApiGroups = r.ApiGroups, ApiVersions = r.ApiVersions, Resources = r.Resources, Scope = r.Scope,
            }).ToItems(),
        };
        conditions = new(() => MatchConditions.Of(webhook.MatchConditions, webhook.FailurePolicy, Environment.Untyped));
    }

    public AnyWebhook Webhook { get; }

    /// <summary>Tells it apart from all others while its configuration stays as it is.</summary>
    public string Uid { get; }

    public MatchResources Match { get; }

    public MatchConditions Conditions => conditions.Value;

    /// <summary>A webhook that cannot be asked refuses the request; the default, Fail, is filled in when the configuration is written.</summary>
    public bool FailureRefuses => Webhook.FailurePolicy != "Ignore";

    public bool IsAskedAgain => Webhook.ReinvocationPolicy == "IfNeeded";

    public bool SupportsDryRun => Webhook.SideEffects is "None" or "NoneOnDryRun";
}
