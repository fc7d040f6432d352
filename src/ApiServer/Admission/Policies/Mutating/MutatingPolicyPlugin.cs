using Keles.Api;
using Keles.Api.AdmissionRegistration.V1;
using Keles.Cel;
using Keles.Client;
using Keles.Machinery;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>Changes of MutatingAdmissionPolicies, in the order of their names; those that ask for it see once more what later ones changed.</summary>
internal sealed class MutatingPolicyPlugin : IAdmissionPlugin
{
    private readonly PolicyHost host;
    private readonly PolicyIndex<MutatingAdmissionPolicy, MutatingAdmissionPolicyBinding, CompiledMutations> index;

    public MutatingPolicyPlugin(ObjectStore store, PolicyHost host)
    {
        this.host = host;
        index = new(store, MutatingAdmissionPolicyKind.Kind, MutatingAdmissionPolicyBindingKind.Kind, CompiledMutations.Of, static b => b.Spec.PolicyName);
    }

    public string Name => "MutatingAdmissionPolicy";

    public async ValueTask<IApiObject?> MutateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (PolicyHost.IsExempt(request) || request.Object is null) return request.Object;
        var hooks = index.Current();
        if (hooks.Length == 0) return request.Object;
        var problems = new MutationProblems();
        var invocations = new List<Invocation>();
        foreach (var hook in hooks) await CollectAsync(hook, request, invocations, problems, cancel);
        var value = request.Object;
        var rounds = request.Rounds;
        foreach (var invocation in invocations)
        {
            if (rounds.IsAgain && !rounds.IsWanted(invocation.Id)) continue;
            var changed = await RunAsync(invocation, request with { Object = value }, problems, cancel);
            if (!Equals(changed, value))
            {
                rounds.Changed();
                value = changed;
            }

            if (invocation.Policy.Spec.ReinvocationPolicy == "IfNeeded") rounds.Asked(invocation.Id);
        }

        problems.ThrowIfAny(request);
        return value;
    }

    /// <summary>Adds what of a policy is about the request: one invocation for each binding and parameter.</summary>
    private async ValueTask CollectAsync(
        PolicyIndex<MutatingAdmissionPolicy, MutatingAdmissionPolicyBinding, CompiledMutations>.Hook hook, AdmissionRequest request, List<Invocation> invocations, MutationProblems problems, CancellationToken cancel)
    {
        var (policy, spec) = (hook.Policy.Metadata.Name, hook.Policy.Spec);
        if (spec.MatchConstraints is not { } constraints || await host.Matcher.MatchAsync(constraints, request, cancel) is not { } kind) return;
        foreach (var binding in hook.Bindings)
        {
            if (binding.Spec.MatchResources is { } narrower && await host.Matcher.MatchAsync(narrower, request, cancel) is null) continue;
            var (parameters, problem) = await host.Params.FindAsync(spec.ParamKind, binding.Spec.ParamRef, request.Namespace, cancel);
            if (problem is null) invocations.AddRange(parameters.Select(p => new Invocation(hook.Policy, binding, hook.Compiled.Value, kind, p)));
            else if (spec.FailurePolicy != "Ignore") problems.Add(policy, binding.Metadata.Name, $"failed to configure binding: {problem}");
        }
    }

    private async ValueTask<IApiObject> RunAsync(Invocation invocation, AdmissionRequest request, MutationProblems problems, CancellationToken cancel)
    {
        var parameter = invocation.Parameter is { } p ? ObjectValues.Of(p.Kind, p.Value) : CelValue.Null;
        var value = request.Object!;
        var first = true;
        foreach (var (expression, isPatch) in invocation.Compiled.Mutations)
        {
            var seen = await host.ValuesAsync(request with { Object = value }, invocation.Kind, cancel);
            var variables = new RequestVariables(seen, parameter, invocation.Compiled.Composed, cancel);
            if (first)
            {
                first = false;
                var (hold, wrong) = invocation.Compiled.Conditions.Ask(variables, cancel);
                if (wrong is not null) Report(invocation, wrong, problems);
                if (!hold) return value;
            }

            var (result, problem) = new Evaluation(variables, PolicyLimits.Budget, cancel).Run(expression);
            if (problem is null) (value, problem) = Change(invocation, request.Request.Kind, value, result, isPatch);
            if (problem is not null) Report(invocation, problem, problems);
        }

        return value;
    }

    private static (IApiObject Value, string? Problem) Change(Invocation invocation, Kind own, IApiObject value, CelValue result, bool isPatch)
    {
        var (changed, problem) = ObjectMutation.Apply(invocation.Kind, Versions.Convert(value, own, invocation.Kind), result, isPatch);
        return changed is null ? (value, problem) : (Versions.Convert(changed, invocation.Kind, own), null);
    }

    private static void Report(Invocation invocation, string problem, MutationProblems problems)
    {
        if (invocation.Policy.Spec.FailurePolicy != "Ignore") problems.Add(invocation.Policy.Metadata.Name, invocation.Binding.Metadata.Name, problem, "Invalid");
    }

    /// <summary>One policy by one binding with one parameter.</summary>
    /// <param name="Kind">The kind as which the request matched.</param>
    private sealed record Invocation(MutatingAdmissionPolicy Policy, MutatingAdmissionPolicyBinding Binding, CompiledMutations Compiled, Kind Kind, Param? Parameter)
    {
        /// <summary>The same in both rounds of a request.</summary>
        public string Id => $"policy {Policy.Metadata.Name}/{Binding.Metadata.Name}/{Parameter?.Value.Metadata.Namespace}/{Parameter?.Value.Metadata.Name}";
    }
}
