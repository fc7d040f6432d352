namespace Keles.Cel;

/// <param name="Line">From 1; -1 where the expression as a whole is meant.</param>
/// <param name="Column">From 0, in code points.</param>
public sealed record CelIssue(int Line, int Column, string Message);
