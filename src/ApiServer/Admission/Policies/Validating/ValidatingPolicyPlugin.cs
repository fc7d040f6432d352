using Keles.Api;
using Keles.Api.AdmissionRegistration.V1;
using Keles.Cel;
using Keles.Client;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>Conditions of ValidatingAdmissionPolicies: they refuse, warn, or leave a note in the audit log.</summary>
internal sealed class ValidatingPolicyPlugin : IAdmissionPlugin
{
    private readonly PolicyHost host;
    private readonly PolicyIndex<ValidatingAdmissionPolicy, ValidatingAdmissionPolicyBinding, CompiledPolicy> index;

    public ValidatingPolicyPlugin(ObjectStore store, PolicyHost host)
    {
        this.host = host;
        index = new(store, ValidatingAdmissionPolicyKind.Kind, ValidatingAdmissionPolicyBindingKind.Kind, CompiledPolicy.Of, static b => b.Spec.PolicyName);
    }

    public string Name => "ValidatingAdmissionPolicy";

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (PolicyHost.IsExempt(request)) return;
        ApiException? refusal = null;
        Dictionary<Kind, RequestValues> values = [];
        foreach (var hook in index.Current())
        {
            var (policy, spec) = (hook.Policy.Metadata.Name, hook.Policy.Spec);
            var refuses = spec.FailurePolicy != "Ignore";
            if (spec.MatchConstraints is not { } constraints) continue;
            Kind? kind;
            try
            {
                kind = await host.Matcher.MatchAsync(constraints, request, cancel);
            }
            catch (ApiException e)
            {
                if (refuses) refusal ??= PolicyRefusal.Of(request, policy, null, new(0, $"failed to configure policy: {e.Status.Message}", null));
                continue;
            }

            if (kind is null) continue;
            foreach (var binding in hook.Bindings)
            {
                if (binding.Spec.MatchResources is { } narrower && await host.Matcher.MatchAsync(narrower, request, cancel) is null) continue;
                var (parameters, problem) = await host.Params.FindAsync(spec.ParamKind, binding.Spec.ParamRef, request.Namespace, cancel);
                if (problem is not null)
                {
                    if (refuses) refusal ??= PolicyRefusal.Of(request, policy, binding.Metadata.Name, new(0, $"failed to configure binding: {problem}", null));
                    continue;
                }

                if (!values.TryGetValue(kind, out var seen)) values[kind] = seen = await host.ValuesAsync(request, kind, cancel);
                foreach (var parameter in parameters)
                {
                    var shown = parameter is null ? CelValue.Null : ObjectValues.Of(parameter.Kind, parameter.Value);
                    var compiled = hook.Compiled.Value;
                    var evaluator = new PolicyEvaluator(compiled, refuses, new RequestVariables(seen, shown, compiled.Composed, cancel), cancel);
                    foreach (var decision in evaluator.Run()) refusal ??= Act(request, policy, binding, decision);
                    PolicyNotes.Annotate(request, policy, evaluator.Annotations);
                }
            }
        }

        if (refusal is not null) throw refusal;
    }

    /// <summary>Does what the binding wants done about a condition that does not hold; the refusal where that is wanted.</summary>
    private static ApiException? Act(AdmissionRequest request, string policy, ValidatingAdmissionPolicyBinding binding, Decision decision)
    {
        ApiException? refusal = null;
        var actions = binding.Spec.ValidationActions;
        foreach (var action in actions)
        {
            switch (action)
            {
                case "Deny":
                    refusal = PolicyRefusal.Of(request, policy, binding.Metadata.Name, decision);
                    break;
                case "Warn":
                    request.Request.Warnings.Add($"Validation failed for ValidatingAdmissionPolicy '{policy}' with binding '{binding.Metadata.Name}': {decision.Message}");
                    break;
                case "Audit":
                    PolicyNotes.Failure(request, policy, binding.Metadata.Name, actions, decision);
                    break;
            }
        }

        return refusal;
    }
}
