using Keles.Api;
using Keles.Machinery;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>Policies of one sort with their bindings, as the watch cache has them; compiled when first needed, once per version of a policy.</summary>
/// <remarks>The lock guards followers and tables. Readers get an array that never changes.</remarks>
internal sealed class PolicyIndex<TPolicy, TBinding, TCompiled>
    where TPolicy : class, IApiObject
    where TBinding : class, IApiObject
    where TCompiled : class
{
    private readonly Lock gate = new();
    private readonly CacheFollower policyFollower;
    private readonly CacheFollower bindingFollower;
    private readonly Func<TPolicy, TCompiled> compile;
    private readonly Func<TBinding, string> policyOf;
    private readonly SortedDictionary<string, (TPolicy Policy, Compiled<TCompiled> Compiled)> policies = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, TBinding> bindings = new(StringComparer.Ordinal);
    private Hook[]? hooks;

    public PolicyIndex(ObjectStore store, Kind policyKind, Kind bindingKind, Func<TPolicy, TCompiled> compile, Func<TBinding, string> policyOf)
    {
        (this.compile, this.policyOf) = (compile, policyOf);
        policyFollower = new(store, policyKind, () => Changed(policies.Clear), (before, after) => Changed(() => Policy(before, after)));
        bindingFollower = new(store, bindingKind, () => Changed(bindings.Clear), (before, after) => Changed(() => Binding(before, after)));
    }

    /// <summary>A policy with the bindings that put it in force, by name.</summary>
    public sealed record Hook(TPolicy Policy, Compiled<TCompiled> Compiled, TBinding[] Bindings);

    /// <summary>What is in force at present, in the order of the policies' names.</summary>
    public Hook[] Current()
    {
        lock (gate)
        {
            policyFollower.Pull();
            bindingFollower.Pull();
            return hooks ??= [.. policies.Values.Select(p => new Hook(p.Policy, p.Compiled, [.. bindings.Values.Where(b => policyOf(b) == p.Policy.Metadata.Name)])).Where(static h => h.Bindings.Length > 0)];
        }
    }

    private void Changed(Action change)
    {
        hooks = null;
        change();
    }

    private void Policy(StoredObject? before, StoredObject? after)
    {
        if (after is null)
        {
            policies.Remove(before!.Metadata.Name);
            return;
        }

        var policy = (TPolicy)after.Object;
        policies[policy.Metadata.Name] = (policy, new(() => compile(policy)));
    }

    private void Binding(StoredObject? before, StoredObject? after)
    {
        if (after is null) bindings.Remove(before!.Metadata.Name);
        else bindings[after.Metadata.Name] = (TBinding)after.Object;
    }
}
