namespace Keles.Cel;

/// <summary>A pattern is none of RE2's. It never leaves the patterns.</summary>
internal sealed class Re2SyntaxException(string message) : Exception(message);
