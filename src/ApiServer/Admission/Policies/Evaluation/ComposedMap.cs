using Keles.Cel;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>The object <c>variables</c>: each member is computed when first asked for, and then kept.</summary>
internal sealed class ComposedMap(ComposedValues composed) : ICelMap
{
    private readonly Dictionary<string, CelValue> known = new(StringComparer.Ordinal);
    private ICelVariables variables = CelVariables.None;
    private CancellationToken cancel;
    private ulong cost;

    public int Count => composed.Compiled.Count;

    public IEnumerable<CelValue> Keys => composed.Compiled.Keys.Select(CelValue.Of);

    public ComposedMap In(ICelVariables around, CancellationToken stop)
    {
        (variables, cancel) = (around, stop);
        return this;
    }

    public ulong TakeCost()
    {
        var taken = cost;
        cost = 0;
        return taken;
    }

    public bool TryGet(CelValue key, out CelValue value)
    {
        value = default;
        if (key.Kind != CelKind.String || !composed.Compiled.TryGetValue(key.AsString, out var compilation)) return false;
        if (!known.TryGetValue(key.AsString, out value)) known[key.AsString] = value = Compute(key.AsString, compilation);
        return true;
    }

    private CelValue Compute(string name, CelCompilation compilation)
    {
        if (!compilation.Ok) return CelValue.Error($"composited variable \"{name}\" fails to compile: {compilation.Errors}");
        var result = compilation.Program.Evaluate(variables, PolicyLimits.Call, cancel);
        cost += result.Cost;
        return result.Value.IsError ? CelValue.Error($"composited variable \"{name}\" fails to evaluate: {result.Value.AsError.Message}") : result.Value;
    }
}
