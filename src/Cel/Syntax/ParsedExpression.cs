namespace Keles.Cel;

/// <summary>An expression with its macros expanded.</summary>
/// <param name="Positions">The offset in the text of each node, by id.</param>
internal sealed record ParsedExpression(CelSource Source, Expr Root, IReadOnlyList<int> Positions);
