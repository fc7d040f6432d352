namespace Keles.Cel;

/// <summary>Reading on makes no sense: too deep, too large, too many errors. It never leaves the parser.</summary>
internal sealed class ParseAbortedException(string? message) : Exception(message);
