using Keles.Machinery;

namespace Keles.Api.AdmissionRegistration.V1;

/// <summary>What rules of webhooks and of policies have in common.</summary>
internal readonly record struct RuleParts(Items<string> Operations, Items<string> ApiGroups, Items<string> ApiVersions, Items<string> Resources, string Scope)
{
    public static RuleParts Of(RuleWithOperations rule) => new(rule.Operations, rule.ApiGroups, rule.ApiVersions, rule.Resources, rule.Scope);

    public static RuleParts Of(NamedRuleWithOperations rule) => new(rule.Operations, rule.ApiGroups, rule.ApiVersions, rule.Resources, rule.Scope);
}
