namespace Keles.Cel;

/// <summary>An expression whose every node has a type and every call its signatures.</summary>
/// <param name="Types">By node id.</param>
/// <param name="Calls">The functions calls resolved to, by node id.</param>
/// <param name="TypeNames">Nodes that are a type's name, by node id.</param>
/// <param name="Names">Nodes that are a (qualified) variable, by node id.</param>
internal sealed record CheckedExpression(
    CelEnvironment Environment, CelSource Source, Expr Root, CelType[] Types,
    Dictionary<int, ResolvedCall> Calls, Dictionary<int, CelType> TypeNames, Dictionary<int, string> Names)
{
    public HashSet<string> Variables { get; } = [.. Names.Values];

    public HashSet<(string Variable, string Field)> Selections { get; init; } = [];
}
