namespace Keles.Cel;

/// <summary>What a function does. It is never given errors; it answers one as a value.</summary>
public delegate CelValue CelFunction(ReadOnlySpan<CelValue> args);
