namespace Keles.Cel;

/// <summary>Unwinds an evaluation that costs too much. It never leaves the program.</summary>
internal sealed class CostLimitException : Exception;
